package org.holdfast.rules.source;

/**
 * Where something stands in the rule book.
 *
 * @param file path inside {@code rules/}, with forward slashes
 * @param line counted from 1; 0 means the file as a whole
 * @param text the words at that place as their author wrote them, or empty
 */
public record Origin(String file, int line, String text) {

    public static Origin of(String file) {
        return new Origin(file, 0, "");
    }

    @Override
    public String toString() {
        return line == 0 ? file : file + ", line " + line;
    }
}
