package org.holdfast.drafts.comments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.comments.LineComment.Resolved;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of comments on lines of drafts. */
@Repository
class CommentTable {

    private static final String COLUMNS = "number, path, line, line_text, author, author_name, comment, at, reply_to, "
            + "resolved_by, resolved_name, resolved_at";

    private final JdbcClient client;

    CommentTable(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
    }

    void insert(UUID draft, LineComment comment) {
        client.sql("insert into rule_book_comment (draft, number, path, line, line_text, author, author_name, comment, "
                        + "at, reply_to) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        draft.toString(),
                        comment.number(),
                        comment.path(),
                        comment.line(),
                        comment.lineText(),
                        comment.by().identity(),
                        comment.by().name(),
                        comment.text(),
                        comment.at().atOffset(ZoneOffset.UTC),
                        comment.replyTo()))
                .update();
    }

    /** @param resolved {@code null} opens the thread again */
    void resolve(UUID draft, int number, @Nullable Resolved resolved) {
        client.sql("update rule_book_comment set resolved_by = ?, resolved_name = ?, resolved_at = ? "
                        + "where draft = ? and number = ?")
                .params(Arrays.asList(
                        resolved == null ? null : resolved.by().identity(),
                        resolved == null ? null : resolved.by().name(),
                        resolved == null ? null : resolved.at().atOffset(ZoneOffset.UTC),
                        draft.toString(),
                        number))
                .update();
    }

    /** Returns the comments on a draft, the first first, each on the line on which it was written. */
    List<LineComment> of(UUID draft) {
        return client.sql("select " + COLUMNS + " from rule_book_comment where draft = ? order by number")
                .param(draft.toString())
                .query(CommentTable::read)
                .list();
    }

    int countOpen(UUID draft) {
        return client.sql("select count(*) from rule_book_comment where draft = ? and reply_to is null and "
                        + "resolved_at is null")
                .param(draft.toString())
                .query(Integer.class)
                .single();
    }

    private static LineComment read(ResultSet row, int index) throws SQLException {
        return new LineComment(
                row.getInt(1),
                row.getString(2),
                row.getInt(3),
                row.getString(4),
                false,
                new Contributor(row.getString(5), row.getString(6)),
                row.getString(7),
                instant(row, 8),
                row.getObject(9, Integer.class),
                row.getObject(12) == null
                        ? null
                        : new Resolved(new Contributor(row.getString(10), row.getString(11)), instant(row, 12)));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
