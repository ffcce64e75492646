package org.holdfast.drafts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.holdfast.drafts.FileSave.TextField;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The stored files that drafts change, without their contents. */
@Repository
class DraftFileTable {

    private static final String SELECT = "select f.path, f.hash, f.revision, f.author, f.author_name, f.changed_at, "
            + "f.editor, f.editor_save, coalesce(c.size, 0) as size from rule_book_draft_file f "
            + "left join rule_book_draft_content c on c.draft = f.draft and c.hash = f.hash where f.draft = ?";

    private final JdbcClient client;

    DraftFileTable(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
    }

    /**
     * A stored file.
     *
     * @param hash {@code null} if the draft deletes it
     * @param field the text field that stored it, or {@code null}
     */
    record Row(
            String path,
            @Nullable String hash,
            int size,
            int revision,
            Contributor by,
            Instant at,
            @Nullable TextField field) {}

    List<Row> list(UUID draft) {
        return client.sql(SELECT + " order by f.path")
                .param(draft.toString())
                .query(DraftFileTable::read)
                .list();
    }

    Optional<Row> find(UUID draft, String path) {
        if (path.indexOf('\0') >= 0) {
            // PostgreSQL refuses such a text, even to say that there is none.
            return Optional.empty();
        }
        return client.sql(SELECT + " and f.path = ?")
                .params(draft.toString(), path)
                .query(DraftFileTable::read)
                .optional();
    }

    void put(UUID draft, Row file) {
        remove(draft, file.path());
        TextField field = file.field();
        client.sql("insert into rule_book_draft_file (draft, path, hash, revision, author, author_name, changed_at, "
                        + "editor, editor_save) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        draft.toString(),
                        file.path(),
                        file.hash(),
                        file.revision(),
                        file.by().identity(),
                        file.by().name(),
                        DraftTable.time(file.at()),
                        field == null ? null : field.id(),
                        field == null ? 0 : field.save()))
                .update();
    }

    void remove(UUID draft, String path) {
        client.sql("delete from rule_book_draft_file where draft = ? and path = ?")
                .params(draft.toString(), path)
                .update();
    }

    private static Row read(ResultSet row, int index) throws SQLException {
        String editor = row.getString("editor");
        return new Row(
                row.getString("path"),
                row.getString("hash"),
                row.getInt("size"),
                row.getInt("revision"),
                DraftTable.contributor(row),
                DraftTable.instant(row, "changed_at"),
                editor == null ? null : new TextField(editor, row.getLong("editor_save")));
    }
}
