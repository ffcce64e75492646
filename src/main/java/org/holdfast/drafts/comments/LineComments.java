package org.holdfast.drafts.comments;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.DraftService;
import org.holdfast.drafts.comments.LineComment.Resolved;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.rules.files.BookSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Comments on lines of drafts. They stay on their line when lines are added or removed above it. */
@Service
public class LineComments {

    /** Longest comment, in characters. */
    public static final int MAX_TEXT = 2_000;

    /** Comments and replies on one draft. */
    public static final int MAX_COMMENTS = 1_000;

    private static final int MAX_LINE = 500;

    private final CommentTable table;
    private final DraftService drafts;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LineComments(CommentTable table, DraftService drafts, TransactionTemplate transaction, Clock clock) {
        this.table = table;
        this.drafts = drafts;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * The line that a comment is about.
     *
     * @param text the text that its reader saw, in case that lines were added or removed meanwhile; {@code null} for
     *     whatever is on the line
     */
    public record Line(String path, int number, @Nullable String text) {}

    /**
     * Adds a comment.
     *
     * @throws InvalidInput if there is no such line, or the comment is empty or too long
     * @throws org.holdfast.drafts.DraftConflict if the draft is not open
     */
    public LineComment add(UUID draft, Line line, String text, Contributor by) {
        String checked = checked(text);
        return change(draft, () -> {
            List<String> lines = lines(drafts.workingSource(draft), line.path());
            int number = find(line, lines);
            return insert(
                    draft,
                    new LineComment(
                            next(draft),
                            line.path(),
                            number,
                            lines.get(number - 1),
                            false,
                            by,
                            checked,
                            now(),
                            null,
                            null));
        });
    }

    /**
     * Answers a comment. A thread that was resolved is open again, so that the reply is not overlooked.
     *
     * @param number number of a comment or reply of the thread
     */
    public LineComment reply(UUID draft, int number, String text, Contributor by) {
        String checked = checked(text);
        return change(draft, () -> {
            LineComment first = first(draft, number);
            table.resolve(draft, first.number(), null);
            return insert(
                    draft,
                    new LineComment(
                            next(draft),
                            first.path(),
                            first.line(),
                            first.lineText(),
                            first.changed(),
                            by,
                            checked,
                            now(),
                            first.number(),
                            null));
        });
    }

    /** Marks the thread of a comment as settled. A thread that is resolved stays as it is. */
    public LineComment resolve(UUID draft, int number, Contributor by) {
        return change(draft, () -> {
            LineComment first = first(draft, number);
            if (first.resolved() == null) {
                table.resolve(draft, first.number(), new Resolved(by, now()));
            }
            return first(draft, number);
        });
    }

    /** Opens the thread of a comment again. */
    public LineComment reopen(UUID draft, int number) {
        return change(draft, () -> {
            table.resolve(draft, first(draft, number).number(), null);
            return first(draft, number);
        });
    }

    /** Returns the comments on a draft, the first first, each where its line is now. */
    public List<LineComment> of(UUID draft) {
        List<LineComment> comments = table.of(draft);
        return comments.isEmpty() ? comments : placed(comments, drafts.workingSource(draft));
    }

    /** Returns the comments on a draft, the first first, each where its line is in what the draft makes. */
    public List<LineComment> of(UUID draft, BookSource made) {
        return placed(table.of(draft), made);
    }

    private static List<LineComment> placed(List<LineComment> comments, BookSource now) {
        Map<String, List<String>> files = new HashMap<>();
        return comments.stream()
                .map(each -> placed(each, files.computeIfAbsent(each.path(), path -> lines(now, path))))
                .toList();
    }

    /** Returns how many threads on a draft are not resolved. */
    public int countOpen(UUID draft) {
        return table.countOpen(draft);
    }

    private LineComment change(UUID draft, Supplier<LineComment> change) {
        return Objects.requireNonNull(transaction.execute(status -> {
            drafts.lock(draft);
            return change.get();
        }));
    }

    private LineComment insert(UUID draft, LineComment comment) {
        table.insert(draft, comment);
        return comment;
    }

    private int next(UUID draft) {
        int number = table.of(draft).size() + 1;
        if (number > MAX_COMMENTS) {
            throw new InvalidInput("text", "is one too many; a draft has at most " + MAX_COMMENTS + " comments");
        }
        return number;
    }

    private LineComment first(UUID draft, int number) {
        List<LineComment> all = of(draft);
        LineComment found = all.stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElseThrow(() -> new NotFound("comment", String.valueOf(number)));
        return found.replyTo() == null ? found : first(draft, found.replyTo());
    }

    private static String checked(String text) {
        String checked = text.strip();
        if (checked.isEmpty() || checked.length() > MAX_TEXT) {
            throw new InvalidInput("text", "has " + checked.length() + " characters; expected are 1 to " + MAX_TEXT);
        }
        return checked;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static int find(Line wanted, List<String> lines) {
        String text = wanted.text() == null ? null : cut(wanted.text());
        boolean exists = wanted.number() >= 1 && wanted.number() <= lines.size();
        int found = wanted.number();
        if (text != null) {
            found = nearest(text, wanted.number(), lines);
        }
        if (found == 0 || text == null && !exists) {
            throw new InvalidInput(
                    "line", "is " + wanted.number() + "; expected is a line of \"" + wanted.path() + "\"");
        }
        return found;
    }

    /** Returns the nearest line with a text; 0 if there is none. */
    private static int nearest(String text, int line, List<String> lines) {
        return IntStream.rangeClosed(1, lines.size())
                .filter(each -> lines.get(each - 1).equals(text))
                .boxed()
                .min(Comparator.comparingInt((Integer each) -> Math.abs(each - line)))
                .orElse(0);
    }

    /** Finds the line of a comment: the nearest one with its text. */
    private static LineComment placed(LineComment comment, List<String> lines) {
        int found = nearest(comment.lineText(), comment.line(), lines);
        return found == 0 ? comment.at(comment.line(), true) : comment.at(found, false);
    }

    private static List<String> lines(BookSource source, String path) {
        return source.has(path)
                ? new String(source.bytes(path), StandardCharsets.UTF_8)
                        .lines()
                        .map(LineComments::cut)
                        .toList()
                : List.of();
    }

    private static String cut(String line) {
        return line.substring(0, Math.min(line.length(), MAX_LINE));
    }
}
