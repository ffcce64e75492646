package org.holdfast.console.changes;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.holdfast.changes.FileDifference;
import org.holdfast.changes.RuleChange;
import org.holdfast.changes.text.HowChanged;
import org.holdfast.drafts.comments.CommentThread;
import org.holdfast.drafts.comments.LineComment;
import org.jspecify.annotations.Nullable;

/** The comments on a change, and where its page shows them: below their lines as far as these are on it. */
public final class CommentsView {

    private final String draft;
    private final boolean open;
    private final List<CommentThread> threads;
    private final @Nullable CommentForm form;
    private final Map<String, FileDifference> files = new HashMap<>();
    private final Map<String, Set<Integer>> shownLines = new HashMap<>();

    /**
     * @param open whether comments can be added
     * @param form the form that is open; {@code null} for none
     */
    CommentsView(
            String draft,
            boolean open,
            List<CommentThread> threads,
            List<FileDifference> shown,
            @Nullable CommentForm form) {
        this.draft = draft;
        this.open = open;
        this.threads = threads;
        this.form = form;
        for (FileDifference file : shown) {
            files.put(file.path(), file);
            Set<Integer> lines = new HashSet<>();
            file.hunks()
                    .forEach(hunk -> hunk.lines().stream()
                            .map(FileDifference.Line::lineAfter)
                            .filter(Objects::nonNull)
                            .forEach(lines::add));
            shownLines.put(file.path(), lines);
        }
    }

    public String draft() {
        return draft;
    }

    public boolean isOpen() {
        return open;
    }

    /** Returns the form that is open, or {@code null}. */
    public @Nullable CommentForm form() {
        return open ? form : null;
    }

    /** Returns the threads about a line. */
    public List<CommentThread> at(String path, @Nullable Integer line) {
        return threads.stream()
                .filter(each -> line != null
                        && isShown(each)
                        && isAt(each.first(), path)
                        && each.first().line() == line)
                .toList();
    }

    /** Returns the threads about a file whose lines the page does not show, or which have changed since. */
    public List<CommentThread> elsewhere(String path) {
        return threads.stream()
                .filter(each -> isAt(each.first(), path) && !isShown(each))
                .toList();
    }

    /** Returns the threads about files that do not differ any more, or are not shown. */
    public List<CommentThread> otherFiles() {
        return threads.stream()
                .filter(each -> !files.containsKey(each.first().path()))
                .toList();
    }

    /** Returns whether the open form is for a line that the page does not show. */
    public boolean hasFormElsewhere(String path) {
        CommentForm shown = form();
        return shown != null
                && shown.path().equals(path)
                && !shownLines.getOrDefault(path, Set.of()).contains(shown.line());
    }

    /** Returns whether a file has something to read or to type. */
    public boolean unfolds(String path) {
        CommentForm shown = form();
        return shown != null && shown.path().equals(path)
                || threads.stream()
                        .anyMatch(
                                each -> isAt(each.first(), path) && each.first().isOpen());
    }

    /** Returns the line on which to comment on a rule: the first that has changed; {@code null} if there is none. */
    public @Nullable Integer lineOf(RuleChange rule) {
        RuleChange.Place place = rule.after();
        FileDifference file = place == null ? null : files.get(place.file());
        if (place == null || file == null) {
            return null;
        }
        return file.hunks().stream()
                .flatMap(hunk -> hunk.lines().stream())
                .filter(line -> line.how() != HowChanged.SAME)
                .map(FileDifference.Line::lineAfter)
                .filter(line -> line != null && line >= place.line())
                .findFirst()
                .orElse(null);
    }

    /** Returns the number of the first thread that is not resolved; {@code null} if there is none. */
    public @Nullable Integer firstOpen() {
        return threads.stream()
                .map(CommentThread::first)
                .filter(LineComment::isOpen)
                .map(LineComment::number)
                .findFirst()
                .orElse(null);
    }

    private boolean isShown(CommentThread thread) {
        LineComment first = thread.first();
        return !first.changed()
                && shownLines.getOrDefault(first.path(), Set.of()).contains(first.line());
    }

    private static boolean isAt(LineComment comment, String path) {
        return comment.path().equals(path);
    }
}
