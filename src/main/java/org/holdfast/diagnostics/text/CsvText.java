package org.holdfast.diagnostics.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CSV text and its separator: commas as in RFC 4180, semicolons where the comma is the decimal separator, tabs in text
 * pasted from a spreadsheet.
 *
 * @param text text without a declaration such as {@code sep=;}; the line break after the declaration is kept, so that
 *     line numbers remain correct
 */
public record CsvText(String text, char separator) {

    /** Supported separators; the first is used if several are equally frequent. */
    private static final String SEPARATORS = ",;\t|";
    /** Declaration that spreadsheet programs read but do not display. */
    private static final Pattern DECLARED =
            Pattern.compile("\\A\"?sep=(\\\\t|[^\\w\\s\"]|\t)\"?(?=\\R|\\z)", Pattern.CASE_INSENSITIVE);

    /**
     * Detects the separator.
     *
     * @param lines number of lines to examine, preferably only those with headings, where a comma cannot be a decimal
     *     separator
     */
    public static CsvText of(String text, int lines) {
        Matcher declared = DECLARED.matcher(text);
        if (declared.find()) {
            String separator = declared.group(1);
            return new CsvText(text.substring(declared.end()), separator.equals("\\t") ? '\t' : separator.charAt(0));
        }
        return new CsvText(text, mostFrequent(text, lines));
    }

    /** Returns the name of the separator for messages. */
    public String separatorName() {
        return switch (separator) {
            case ',' -> "commas";
            case ';' -> "semicolons";
            case '\t' -> "tabs";
            default -> "\"" + separator + "\"";
        };
    }

    private static char mostFrequent(String text, int lines) {
        int[] counts = new int[SEPARATORS.length()];
        boolean quoted = false;
        int line = 0;
        boolean seenAny = false;
        for (int i = 0; i < text.length() && line < lines; i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            seenAny |= !Character.isWhitespace(c);
            if (!quoted && c == '\n') {
                line += seenAny ? 1 : 0;
            } else if (!quoted && SEPARATORS.indexOf(c) >= 0) {
                counts[SEPARATORS.indexOf(c)]++;
            }
        }
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return SEPARATORS.charAt(best);
    }
}
