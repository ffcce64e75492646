package org.holdfast.rules.language.expansion;

/** How far a line is indented. */
final class Indentation {

    private static final int TAB = 4;

    private Indentation() {}

    /** Returns the number of columns before the first character that can be seen; a tab leads to a multiple of 4. */
    static int of(String line) {
        int columns = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\t') {
                columns += TAB - columns % TAB;
            } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                columns++;
            } else if (Character.getType(c) != Character.FORMAT) {
                return columns;
            }
        }
        return columns;
    }
}
