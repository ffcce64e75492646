package org.holdfast.drafts.comments;

import java.time.Instant;
import org.holdfast.drafts.Contributor;

/**
 * A comment on a line of a file of a draft.
 *
 * @param line where the line is now, counted from 1; where it was, if its text has changed
 * @param lineText text of the line when the comment was written
 * @param changed whether there is no line with this text any more
 */
public record LineComment(
        int number, String path, int line, String lineText, boolean changed, Contributor by, String text, Instant at) {

    LineComment at(int now, boolean isChanged) {
        return new LineComment(number, path, now, lineText, isChanged, by, text, at);
    }
}
