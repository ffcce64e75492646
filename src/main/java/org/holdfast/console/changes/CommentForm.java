package org.holdfast.console.changes;

import org.jspecify.annotations.Nullable;

/**
 * What a reader types to comment on a line.
 *
 * @param path file of the line; empty for a reply
 * @param line number of the line, from 1; 0 for a reply
 * @param lineText text of the line as the page showed it; empty if the page did not show it
 * @param replyTo number of the comment that is answered; 0 for a comment on a line
 */
public record CommentForm(String path, Integer line, String lineText, Integer replyTo, String text) {

    public CommentForm(
            @Nullable String path,
            @Nullable Integer line,
            @Nullable String lineText,
            @Nullable Integer replyTo,
            @Nullable String text) {
        this.path = path == null ? "" : path;
        this.line = line == null ? 0 : line;
        this.lineText = lineText == null ? "" : lineText;
        this.replyTo = replyTo == null ? 0 : replyTo;
        this.text = text == null ? "" : text;
    }

    /** Returns whether this is the form for a line. */
    public boolean isFor(String file, @Nullable Integer number) {
        return path.equals(file) && line.equals(number);
    }
}
