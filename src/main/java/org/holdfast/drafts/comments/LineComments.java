package org.holdfast.drafts.comments;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.Draft;
import org.holdfast.drafts.DraftService;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.rules.files.BookSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** Comments on lines of drafts. They stay on their line when lines are added or removed above it. */
@Repository
public class LineComments {

    /** Longest comment, in characters. */
    public static final int MAX_TEXT = 2_000;

    /** Comments on one draft. */
    public static final int MAX_COMMENTS = 1_000;

    private static final int MAX_LINE = 500;

    private final JdbcClient client;
    private final DraftService drafts;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LineComments(JdbcTemplate template, DraftService drafts, TransactionTemplate transaction, Clock clock) {
        this.client = JdbcClient.create(template);
        this.drafts = drafts;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Adds a comment.
     *
     * @throws InvalidInput if there is no such line, or the comment is empty or too long
     */
    public LineComment add(UUID draft, String path, int line, String text, Contributor by) {
        String checked = text.strip();
        if (checked.isEmpty() || checked.length() > MAX_TEXT) {
            throw new InvalidInput("text", "has " + checked.length() + " characters; expected are 1 to " + MAX_TEXT);
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            Draft locked = drafts.lock(draft);
            List<String> lines = lines(drafts.workingSource(locked.id()), path);
            if (line < 1 || line > lines.size()) {
                throw new InvalidInput("line", "is " + line + "; expected is a line of \"" + path + "\"");
            }
            int number = of(draft).size() + 1;
            if (number > MAX_COMMENTS) {
                throw new InvalidInput("text", "is one too many; a draft has at most " + MAX_COMMENTS + " comments");
            }
            LineComment comment = new LineComment(
                    number,
                    path,
                    line,
                    lines.get(line - 1),
                    false,
                    by,
                    checked,
                    clock.instant().truncatedTo(ChronoUnit.MILLIS));
            insert(draft, comment);
            return comment;
        }));
    }

    private void insert(UUID draft, LineComment comment) {
        client.sql("insert into rule_book_comment (draft, number, path, line, line_text, author, author_name, comment, "
                        + "at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        draft.toString(),
                        comment.number(),
                        comment.path(),
                        comment.line(),
                        comment.lineText(),
                        comment.by().identity(),
                        comment.by().name(),
                        comment.text(),
                        comment.at().atOffset(ZoneOffset.UTC)))
                .update();
    }

    /** Returns the comments on a draft, the first first, each where its line is now. */
    public List<LineComment> of(UUID draft) {
        BookSource now = drafts.workingSource(draft);
        return client
                .sql("select number, path, line, line_text, author, author_name, comment, at from "
                        + "rule_book_comment where draft = ? order by number")
                .param(draft.toString())
                .query((row, index) -> new LineComment(
                        row.getInt(1),
                        row.getString(2),
                        row.getInt(3),
                        row.getString(4),
                        false,
                        new Contributor(row.getString(5), row.getString(6)),
                        row.getString(7),
                        row.getObject(8, OffsetDateTime.class).toInstant()))
                .list()
                .stream()
                .map(comment -> placed(comment, lines(now, comment.path())))
                .toList();
    }

    /** Finds the line of a comment: the nearest one with its text. */
    static LineComment placed(LineComment comment, List<String> lines) {
        return IntStream.rangeClosed(1, lines.size())
                .filter(line -> lines.get(line - 1).equals(comment.lineText()))
                .boxed()
                .min(Comparator.comparingInt((Integer line) -> Math.abs(line - comment.line())))
                .map(line -> comment.at(line, false))
                .orElseGet(() -> comment.at(comment.line(), true));
    }

    private static List<String> lines(BookSource source, String path) {
        return source.has(path)
                ? new String(source.bytes(path), StandardCharsets.UTF_8)
                        .lines()
                        .map(line -> line.substring(0, Math.min(line.length(), MAX_LINE)))
                        .toList()
                : List.of();
    }
}
