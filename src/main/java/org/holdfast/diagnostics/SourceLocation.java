package org.holdfast.diagnostics;

/**
 * Where something stands in the rule book.
 *
 * @param file path inside {@code rules/}, with forward slashes
 * @param line counted from 1; 0 means the file as a whole
 * @param text the words at that place as their author wrote them, or empty
 * @param sentence the sentence it was read from, with its details on lines of their own where they belong to it; empty
 *     where nobody wrote sentences. In a table it is made of a row and the sentence above a column
 */
public record SourceLocation(String file, int line, String text, String sentence) {

    public SourceLocation(String file, int line, String text) {
        this(file, line, text, "");
    }

    public static SourceLocation of(String file) {
        return new SourceLocation(file, 0, "");
    }

    /** The same place, read as a sentence. */
    public SourceLocation withText(String words) {
        return new SourceLocation(file, line, text, words);
    }

    /** For a text of the catalogue. */
    public ProblemText words() {
        return line == 0
                ? ProblemText.asItIs(file)
                : ProblemText.of("place", "file", file, "line", String.valueOf(line));
    }

    @Override
    public String toString() {
        return line == 0 ? file : file + ", line " + line;
    }
}
