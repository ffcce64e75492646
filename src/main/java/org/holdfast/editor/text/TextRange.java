package org.holdfast.editor.text;

/**
 * A range of a text. Lines and columns count from 1, columns in UTF-16 units; the end is exclusive.
 *
 * @param line the line of the first character
 * @param column the column of the first character
 * @param endLine the line of the end
 * @param endColumn the column of the end
 */
public record TextRange(int line, int column, int endLine, int endColumn) {

    /** Returns a range within a line. */
    public static TextRange inLine(int line, int column, int endColumn) {
        return new TextRange(line, column, line, endColumn);
    }

    /** Returns the empty range before a character, at which text can be inserted. */
    public static TextRange at(int line, int column) {
        return new TextRange(line, column, line, column);
    }

    /** Returns whether a position is in the range or at its end. */
    public boolean touches(int atLine, int atColumn) {
        boolean afterStart = atLine > line || atLine == line && atColumn >= column;
        boolean beforeEnd = atLine < endLine || atLine == endLine && atColumn <= endColumn;
        return afterStart && beforeEnd;
    }
}
