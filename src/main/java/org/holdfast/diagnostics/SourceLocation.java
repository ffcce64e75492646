package org.holdfast.diagnostics;

/**
 * A location in the rule book.
 *
 * @param file path inside {@code rules/}, with forward slashes
 * @param line line number, from 1; 0 for the file as a whole
 * @param text source text at the location, or empty
 * @param sentence sentence the text was read from, followed by its detail lines; empty if it was not a sentence. In a
 *     table, it consists of a row and the sentence above a column
 */
public record SourceLocation(String file, int line, String text, String sentence) {

    public SourceLocation(String file, int line, String text) {
        this(file, line, text, "");
    }

    public static SourceLocation of(String file) {
        return new SourceLocation(file, 0, "");
    }

    /** Returns the same location with the sentence it was read from. */
    public SourceLocation withText(String words) {
        return new SourceLocation(file, line, text, words);
    }

    /** Returns the location as an argument for a message of the catalogue. */
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
