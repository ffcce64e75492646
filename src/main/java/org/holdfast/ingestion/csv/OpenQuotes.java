package org.holdfast.ingestion.csv;

import org.jspecify.annotations.Nullable;

/**
 * Finds a quotation mark that is not closed. It would swallow the rows after it up to the next one, and what came of
 * that can look like a sound row; so four signs are looked for: text behind the closing mark; a line inside the cell
 * with the separators of a whole row; one that, up to the closing mark, has as many as a row has before that very
 * column; and the end of the file.
 */
final class OpenQuotes {

    private final String text;
    private final char separator;
    private int at;
    private long line = 1;
    private int columns;

    OpenQuotes(String text, char separator) {
        this.text = text;
        this.separator = separator;
    }

    /** @param line on which the quotation mark stands, counted from 1 */
    record Fault(long line, String reason) {}

    /** The first of them; {@code null} when all are closed. */
    @Nullable
    Fault first() {
        int cells = 1;
        boolean atStart = true;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (atStart && c == '"') {
                Fault fault = quoted(cells - 1);
                if (fault != null) {
                    return fault;
                }
                atStart = false;
                continue;
            }
            atStart = c == separator || isBreak(c);
            cells += c == separator ? 1 : 0;
            if (c == '\n') {
                columns = columns == 0 && cells > 1 ? cells : columns;
                cells = 1;
                line++;
            }
            at++;
        }
        return null;
    }

    /**
     * From the opening mark to behind the closing one.
     *
     * @param column of the cell, counted from 0
     */
    private @Nullable Fault quoted(int column) {
        long opened = line;
        int lineStart = -1;
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\n') {
                if (lineStart >= 0 && columns > 2 && separators(lineStart, at) >= columns - 1) {
                    return fault(opened, line);
                }
                line++;
                lineStart = at + 1;
            } else if (c == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                at++;
            } else if (c == '"') {
                boolean ends =
                        at + 1 == text.length() || text.charAt(at + 1) == separator || isBreak(text.charAt(at + 1));
                if (!ends || looksLikeBeginOfRow(lineStart, at, column)) {
                    return ends || line > opened
                            ? fault(opened, line)
                            : new Fault(
                                    opened,
                                    "has text behind a closing quotation mark; maybe a quotation mark inside a cell has to be written twice");
                }
                at++;
                return null;
            }
        }
        return fault(opened, line);
    }

    /** With one or two columns that is too often only a comma. What stands first in a row is an id, without a blank. */
    private boolean looksLikeBeginOfRow(int start, int end, int column) {
        return start >= 0
                && columns > 2
                && column > 0
                && separators(start, end) == column
                && text.substring(start, text.indexOf(separator, start)).chars().noneMatch(Character::isWhitespace);
    }

    private long separators(int start, int end) {
        return text.substring(start, end).chars().filter(c -> c == separator).count();
    }

    private static Fault fault(long opened, long seen) {
        return new Fault(
                opened,
                "a quotation mark opens here and is not closed"
                        + (seen > opened ? ", so the rows up to line " + seen + " would be lost in its cell" : "")
                        + "; close it, or take it away");
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }
}
