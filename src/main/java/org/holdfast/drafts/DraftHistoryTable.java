package org.holdfast.drafts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.holdfast.drafts.DraftHistoryEntry.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The stored histories of drafts. Call it while the draft is locked. */
@Repository
class DraftHistoryTable {

    private static final Duration TOGETHER = Duration.ofMinutes(1);
    private static final String COLUMNS = "number, kind, path, hash, author, author_name, started_at, at";

    private final JdbcClient client;

    DraftHistoryTable(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
    }

    /**
     * Adds an entry. Edits of one file by one author within a minute share an entry, which keeps the last of them.
     *
     * @return number of the entry
     */
    int add(UUID draft, Kind kind, @Nullable String path, @Nullable String hash, Contributor by, Instant now) {
        Optional<DraftHistoryEntry> last = path == null ? Optional.empty() : last(draft, path);
        if (last.isPresent() && continues(last.get(), kind, by, now)) {
            client.sql("update rule_book_draft_history set hash = ?, at = ? where draft = ? and number = ?")
                    .params(Arrays.asList(
                            hash,
                            DraftTable.time(now),
                            draft.toString(),
                            last.get().number()))
                    .update();
            return last.get().number();
        }
        int number = lastNumber(draft) + 1;
        client.sql("insert into rule_book_draft_history (draft, " + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        draft.toString(),
                        number,
                        kind.toString(),
                        path,
                        hash,
                        by.identity(),
                        by.name(),
                        DraftTable.time(now),
                        DraftTable.time(now)))
                .update();
        return number;
    }

    private static boolean continues(DraftHistoryEntry last, Kind kind, Contributor by, Instant now) {
        return (kind == Kind.EDITED || kind == Kind.SET_ASIDE)
                && last.kind() == kind
                && last.by().equals(by)
                && now.isBefore(last.startedAt().plus(TOGETHER));
    }

    private int lastNumber(UUID draft) {
        return Objects.requireNonNullElse(
                client.sql("select max(number) from rule_book_draft_history where draft = ?")
                        .param(draft.toString())
                        .query((row, index) -> row.getInt(1))
                        .single(),
                0);
    }

    private Optional<DraftHistoryEntry> last(UUID draft, String path) {
        return client.sql("select " + COLUMNS + " from rule_book_draft_history where draft = ? and path = ? "
                        + "order by number desc fetch first 1 rows only")
                .params(draft.toString(), path)
                .query(DraftHistoryTable::read)
                .optional();
    }

    Optional<DraftHistoryEntry> find(UUID draft, int number) {
        return client.sql("select " + COLUMNS + " from rule_book_draft_history where draft = ? and number = ?")
                .params(draft.toString(), number)
                .query(DraftHistoryTable::read)
                .optional();
    }

    /**
     * Returns a page of the history, the latest entry first.
     *
     * @param path only entries of this file; {@code null} for all
     * @param before only entries with a smaller number; {@code null} for the first page
     */
    List<DraftHistoryEntry> page(UUID draft, @Nullable String path, @Nullable Integer before, int size) {
        return client.sql("select " + COLUMNS + " from rule_book_draft_history where draft = ? and number < ? "
                        + "and (path = ? or cast(? as integer) = 1) order by number desc fetch first " + size
                        + " rows only")
                .params(Arrays.asList(
                        draft.toString(), before == null ? Integer.MAX_VALUE : before, path, path == null ? 1 : 0))
                .query(DraftHistoryTable::read)
                .list();
    }

    /** Deletes all but the latest entries. */
    void keepLatest(UUID draft, int entries) {
        client.sql("delete from rule_book_draft_history where draft = ? and number <= ?")
                .params(draft.toString(), lastNumber(draft) - entries)
                .update();
    }

    private static DraftHistoryEntry read(ResultSet row, int index) throws SQLException {
        return new DraftHistoryEntry(
                row.getInt("number"),
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT).replace('-', '_')),
                row.getString("path"),
                row.getString("hash"),
                DraftTable.contributor(row),
                DraftTable.instant(row, "started_at"),
                DraftTable.instant(row, "at"));
    }
}
