package org.holdfast.drafts.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.holdfast.drafts.Contributor;
import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The stored reviews of drafts. Add while the draft is locked. */
@Repository
class ReviewTable {

    private static final String COLUMNS =
            "draft, number, kind, version, semantics, author, author_name, asked_of, note, at, withdrawn_at";

    private final JdbcClient client;

    ReviewTable(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
    }

    int nextNumber(UUID draft) {
        return client.sql("select coalesce(max(number), 0) + 1 from rule_book_review where draft = ?")
                .param(draft.toString())
                .query(Integer.class)
                .single();
    }

    void add(ReviewEntry entry) {
        client.sql("insert into rule_book_review (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null)")
                .params(Arrays.asList(
                        entry.draft().toString(),
                        entry.number(),
                        entry.kind().toString(),
                        entry.version(),
                        entry.semantics(),
                        entry.by().identity(),
                        entry.by().name(),
                        entry.askedOf(),
                        entry.note(),
                        entry.at().atOffset(ZoneOffset.UTC)))
                .update();
    }

    /** Returns everything that was said about a draft, the first first. */
    List<ReviewEntry> of(UUID draft) {
        return client.sql("select " + COLUMNS + " from rule_book_review where draft = ? order by number")
                .param(draft.toString())
                .query(ReviewTable::read)
                .list();
    }

    void withdraw(UUID draft, int number, Instant at) {
        client.sql("update rule_book_review set withdrawn_at = ? where draft = ? and number = ?")
                .params(at.atOffset(ZoneOffset.UTC), draft.toString(), number)
                .update();
    }

    /** Returns the open drafts for which a review was ever asked, the latest asked first. */
    List<UUID> draftsWithReviews() {
        return client.sql("select r.draft from rule_book_review r join rule_book_draft d on d.id = r.draft "
                        + "where d.state = 'open' group by r.draft order by max(r.at) desc")
                .query((row, index) -> UUID.fromString(row.getString(1)))
                .list();
    }

    private static ReviewEntry read(ResultSet row, int index) throws SQLException {
        return new ReviewEntry(
                UUID.fromString(row.getString(1)),
                row.getInt(2),
                EnumLabels.read(ReviewEntry.Kind.class, "kind", row.getString(3)),
                row.getString(4),
                row.getInt(5),
                new Contributor(row.getString(6), row.getString(7)),
                row.getString(8),
                row.getString(9),
                row.getObject(10, OffsetDateTime.class).toInstant(),
                instant(row, 11));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
