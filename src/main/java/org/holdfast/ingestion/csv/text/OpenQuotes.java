package org.holdfast.ingestion.csv.text;

import org.jspecify.annotations.Nullable;

/**
 * Finds an unclosed quotation mark, which would merge the following rows up to the next mark into one cell. Because the
 * result can look like a valid row, four signs are checked: text after the closing mark; a line within the cell that
 * has the separators of a complete row; a line that, up to the closing mark, has as many separators as a row has before
 * the column of the cell; and the end of the file.
 */
public final class OpenQuotes {

    private final String text;
    private final char separator;
    private int at;
    private long line = 1;
    private int columns;

    public OpenQuotes(String text, char separator) {
        this.text = text;
        this.separator = separator;
    }

    /** @param line line of the opening quotation mark, counted from 1 */
    public record Fault(long line, String reason) {}

    /** Returns the first unclosed quotation mark; {@code null} if all are closed. */
    @Nullable
    public Fault first() {
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
     * Scans a quoted cell up to and including its closing mark.
     *
     * @param column the column of the cell, counted from 0
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
                if (!ends || looksLikeStartOfRow(lineStart, at, column)) {
                    return ends || line > opened
                            ? fault(opened, line)
                            : new Fault(
                                    opened,
                                    "has text after a closing quotation mark; maybe a quotation mark within a cell "
                                            + "has to be doubled");
                }
                at++;
                return null;
            }
        }
        return fault(opened, line);
    }

    /**
     * Requires three columns, as fewer separators may be part of a text, and an id without blanks in the first column.
     */
    private boolean looksLikeStartOfRow(int start, int end, int column) {
        return start >= 0
                && columns > 2
                && column > 0
                && separators(start, end) == column
                && text.substring(start, text.indexOf(separator, start)).chars().noneMatch(Character::isWhitespace);
    }

    private long separators(int start, int end) {
        return text.substring(start, end).chars().filter(c -> c == separator).count();
    }

    private static Fault fault(long opened, long last) {
        return new Fault(
                opened,
                "a quotation mark opens here and is not closed"
                        + (last > opened ? ", so the rows up to line " + last + " would become part of the cell" : "")
                        + "; close it or remove it");
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }
}
