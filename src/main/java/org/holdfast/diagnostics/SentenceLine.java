package org.holdfast.diagnostics;

import java.util.List;

/**
 * A line of a {@link SourceLocation#sentence() sentence}, which can consist of several: a condition, the lines with a
 * dash that narrow it, and the lines that belong to it, such as the conditions of a group.
 *
 * @param detail whether the line narrows the one above it
 * @param depth how many of the lines above it this line belongs to
 */
public record SentenceLine(String words, boolean detail, int depth) {

    private static final String STEP = "  ";
    private static final String DASH = "- ";

    /** Reads the lines of a sentence. */
    public static List<SentenceLine> of(String sentence) {
        return sentence.lines().map(SentenceLine::read).toList();
    }

    private static SentenceLine read(String line) {
        String words = line.strip();
        int depth = (line.length() - line.stripLeading().length()) / STEP.length();
        boolean detail = words.startsWith(DASH);
        return new SentenceLine(detail ? words.substring(DASH.length()) : words, detail, depth);
    }

    /** Returns the line as it is in a sentence. */
    public String written() {
        return STEP.repeat(depth) + (detail ? DASH : "") + words;
    }

    /** Returns the same line in other words. */
    public SentenceLine withWords(String others) {
        return new SentenceLine(others, detail, depth);
    }

    /**
     * Joins the lines of a sentence to a single one: {@code Every order of the customer (placed this year): was late}.
     */
    public static String joined(List<SentenceLine> lines) {
        StringBuilder text = new StringBuilder();
        int brackets = 0;
        SentenceLine last = null;
        SentenceLine head = null;
        for (SentenceLine line : lines) {
            if (last == null || head == null) {
                head = line;
            } else if (line.detail) {
                text.append(last.detail ? ", " : " (");
            } else {
                text.append(last.detail ? ")" : "");
                if (line.depth <= head.depth) {
                    text.append(")".repeat(head.depth - line.depth)).append("; ");
                    brackets -= head.depth - line.depth;
                } else if (head.depth == 0) {
                    withoutColon(text).append(": ");
                } else {
                    withoutColon(text).append(" (");
                    brackets++;
                }
                head = line;
            }
            text.append(line.words);
            last = line;
        }
        boolean narrowed = last != null && last.detail && lines.size() > 1;
        return text.append(narrowed ? ")" : "").append(")".repeat(brackets)).toString();
    }

    private static StringBuilder withoutColon(StringBuilder text) {
        if (text.length() > 0 && text.charAt(text.length() - 1) == ':') {
            text.setLength(text.length() - 1);
        }
        return text;
    }
}
