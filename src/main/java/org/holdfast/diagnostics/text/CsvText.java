package org.holdfast.diagnostics.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text that is a table of cells, and the sign that stands between them: commas by the standard, semicolons where the
 * comma is the decimal sign, tabs from the clipboard.
 *
 * @param text without a line such as {@code sep=;}, of which the line break stays, so that lines keep their numbers
 */
public record CsvText(String text, char separator) {

    /** The first wins where others are as many. */
    private static final String SEPARATORS = ",;\t|";
    /** A line that spreadsheet programs read and do not show. */
    private static final Pattern DECLARED =
            Pattern.compile("\\A\"?sep=(\\\\t|[^\\w\\s\"]|\t)\"?(?=\\R|\\z)", Pattern.CASE_INSENSITIVE);

    /**
     * @param lines how many lines to look at; best those that hold names and no values, in which a comma can be a
     *     decimal sign
     */
    public static CsvText of(String text, int lines) {
        Matcher declared = DECLARED.matcher(text);
        if (declared.find()) {
            String sign = declared.group(1);
            return new CsvText(text.substring(declared.end()), sign.equals("\\t") ? '\t' : sign.charAt(0));
        }
        return new CsvText(text, mostFrequent(text, lines));
    }

    /** How to speak of the separator. */
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
