package org.holdfast.drafts.comments;

import java.time.Instant;
import org.holdfast.drafts.Contributor;
import org.jspecify.annotations.Nullable;

/**
 * A comment on a line of a file of a draft, or an answer to one.
 *
 * @param line where the line is now, counted from 1; where it was, if its text has changed
 * @param lineText text of the line when the thread began
 * @param changed whether there is no line with this text any more
 * @param replyTo number of the comment that began the thread; {@code null} if it is this one
 * @param resolved {@code null} if it is open, or a reply
 */
public record LineComment(
        int number,
        String path,
        int line,
        String lineText,
        boolean changed,
        Contributor by,
        String text,
        Instant at,
        @Nullable Integer replyTo,
        @Nullable Resolved resolved) {

    /** Who has settled a thread, and when. */
    public record Resolved(Contributor by, Instant at) {}

    /** Returns whether it began a thread that is not resolved. */
    public boolean isOpen() {
        return replyTo == null && resolved == null;
    }

    LineComment at(int now, boolean isChanged) {
        return new LineComment(number, path, now, lineText, isChanged, by, text, at, replyTo, resolved);
    }
}
