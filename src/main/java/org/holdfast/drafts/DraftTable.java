package org.holdfast.drafts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The stored drafts, without their files, and who has written in them. */
@Repository
class DraftTable {

    private static final String COLUMNS =
            "id, title, base, author, author_name, state, revision, created_at, updated_at, ended_at, published_as";

    private final JdbcClient client;

    DraftTable(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
    }

    static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** Locks the list of open drafts until the transaction ends, so that they can be counted. */
    void lockList() {
        client.sql("select id from rule_book_draft_lock where id = 1 for update")
                .query(Integer.class)
                .single();
    }

    int countOpen() {
        return client.sql("select count(*) from rule_book_draft where state = 'open'")
                .query(Integer.class)
                .single();
    }

    int countOpen(Contributor author) {
        return client.sql("select count(*) from rule_book_draft where state = 'open' and author = ?")
                .param(author.identity())
                .query(Integer.class)
                .single();
    }

    void insert(Draft draft) {
        client.sql("insert into rule_book_draft (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        draft.id().toString(),
                        draft.title(),
                        draft.base(),
                        draft.author().identity(),
                        draft.author().name(),
                        draft.state().toString(),
                        draft.revision(),
                        time(draft.createdAt()),
                        time(draft.updatedAt()),
                        null,
                        null))
                .update();
    }

    /** Stores everything that can change in a draft. */
    void update(Draft draft) {
        Instant ended = draft.endedAt();
        client.sql("update rule_book_draft set title = ?, base = ?, state = ?, revision = ?, updated_at = ?, "
                        + "ended_at = ?, published_as = ? where id = ?")
                .params(Arrays.asList(
                        draft.title(),
                        draft.base(),
                        draft.state().toString(),
                        draft.revision(),
                        time(draft.updatedAt()),
                        ended == null ? null : time(ended),
                        draft.publishedAs(),
                        draft.id().toString()))
                .update();
    }

    Optional<Draft> find(UUID id) {
        return find(id, "");
    }

    /** Finds a draft and locks it against other changes until the transaction ends. */
    Optional<Draft> lock(UUID id) {
        return find(id, " for update");
    }

    private Optional<Draft> find(UUID id, String lock) {
        return client.sql("select " + COLUMNS + " from rule_book_draft where id = ?" + lock)
                .param(id.toString())
                .query(DraftTable::read)
                .optional();
    }

    /** Returns a page of drafts, the latest opened first. */
    List<Draft> page(Draft.@Nullable State state, @Nullable Draft after, int size) {
        StringBuilder sql = new StringBuilder("select " + COLUMNS + " from rule_book_draft where 1 = 1");
        List<Object> values = new ArrayList<>();
        if (state != null) {
            sql.append(" and state = ?");
            values.add(state.toString());
        }
        if (after != null) {
            OffsetDateTime at = time(after.createdAt());
            sql.append(" and (created_at < ? or created_at = ? and id > ?)");
            values.addAll(List.of(at, at, after.id().toString()));
        }
        sql.append(" order by created_at desc, id fetch first ").append(size).append(" rows only");
        return client.sql(sql.toString()).params(values).query(DraftTable::read).list();
    }

    /** Returns the open drafts that change a file, the latest changed first. */
    List<Draft> changing(String path, int size) {
        return client.sql("select " + COLUMNS + " from rule_book_draft where state = 'open' and id in "
                        + "(select draft from rule_book_draft_file where path = ?) "
                        + "order by updated_at desc, id fetch first " + size + " rows only")
                .param(path)
                .query(DraftTable::read)
                .list();
    }

    /** Deletes discarded drafts for good, with everything that belongs to them. */
    void deleteDiscarded(Instant before) {
        // First, because the order of cascades differs, and files refer to contents.
        client.sql("delete from rule_book_draft_file where draft in "
                        + "(select id from rule_book_draft where state = 'discarded' and ended_at < ?)")
                .param(time(before))
                .update();
        client.sql("delete from rule_book_draft where state = 'discarded' and ended_at < ?")
                .param(time(before))
                .update();
    }

    /** Records that someone has written in a draft. */
    void addContributor(UUID id, Contributor by, Instant now) {
        int known = client.sql("update rule_book_draft_author set last_at = ? "
                        + "where draft = ? and author = ? and author_name = ?")
                .params(time(now), id.toString(), by.identity(), by.name())
                .update();
        if (known == 0) {
            client.sql("insert into rule_book_draft_author (draft, author, author_name, first_at, last_at) "
                            + "values (?, ?, ?, ?, ?)")
                    .params(id.toString(), by.identity(), by.name(), time(now), time(now))
                    .update();
        }
    }

    /** Returns all who have written in a draft, the first one first. */
    List<Contributor> contributors(UUID id) {
        return client.sql("select author, author_name from rule_book_draft_author where draft = ? "
                        + "order by first_at, author, author_name")
                .param(id.toString())
                .query((row, number) -> contributor(row))
                .list();
    }

    static Contributor contributor(ResultSet row) throws SQLException {
        return new Contributor(row.getString("author"), row.getString("author_name"));
    }

    private static Draft read(ResultSet row, int number) throws SQLException {
        return new Draft(
                UUID.fromString(row.getString("id")),
                row.getString("title"),
                row.getInt("base"),
                contributor(row),
                Draft.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("revision"),
                instant(row, "created_at"),
                instant(row, "updated_at"),
                row.getObject("ended_at") == null ? null : instant(row, "ended_at"),
                row.getObject("published_as", Integer.class));
    }
}
