package org.holdfast.rules.files;

import java.util.regex.Pattern;
import org.holdfast.diagnostics.text.Typography;

/**
 * A line of a rule with the signs of a keyboard. Between quotation marks everything stays as it was written, for it is
 * compared with what customers' data say, or is a name; the marks themselves may be of any language, and need not even
 * match.
 */
public final class QuotedLine {

    private static final String OPENING = "\u201C\u201E\u00AB\u2018\u201A\u2039\u301D";

    private static final Pattern STRAIGHT = Pattern.compile("\"[^\"]*\"|'[^']*'");

    private final String line;
    private final boolean code;
    private final StringBuilder plain = new StringBuilder();
    private int at;

    private QuotedLine(String line, boolean code) {
        this.line = line;
        this.code = code;
    }

    /** A sentence, or a line of the frame of a rule. */
    public static String sentence(String line) {
        return new QuotedLine(line, false).read();
    }

    /** A line of DRL: letters stay as they are, and signs that stand for comparing are spelt out. */
    public static String drl(String line) {
        return new QuotedLine(line, true).read();
    }

    private String read() {
        return isPlainAlready() ? line : translated();
    }

    /** What needs no translation is left alone, whatever stands between its quotation marks. */
    private boolean isPlainAlready() {
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || code && c == '\'') {
                quote = c;
            } else if (c == '\'' || Typography.isDoubleQuote(c) || Typography.isSingleQuote(c)) {
                return false;
            }
        }
        return quote == 0 && outsideOfQuotes(STRAIGHT.matcher(line).replaceAll(""));
    }

    private boolean outsideOfQuotes(String text) {
        return text.equals(code ? comparisons(text) : Typography.plain(text));
    }

    private String translated() {
        int outside = 0;
        while (at < line.length()) {
            if (opens(at)) {
                int end = closing(at);
                if (end > 0) {
                    outside(outside, at);
                    quoted(at, end);
                    at = end;
                    outside = end + 1;
                }
            }
            at++;
        }
        outside(outside, line.length());
        return plain.toString();
    }

    private void outside(int from, int to) {
        String text = line.substring(from, to);
        plain.append(code ? comparisons(text) : Typography.plain(text));
    }

    private static String comparisons(String text) {
        StringBuilder spelt = new StringBuilder();
        text.codePoints()
                .forEach(c -> spelt.append(
                        switch (c) {
                            case '≤' -> "<=";
                            case '≥' -> ">=";
                            case '≠' -> "!=";
                            default ->
                                Character.isLetter(c) && c < 0xFB00 ? Character.toString(c) : Typography.plain(c);
                        }));
        return spelt.toString();
    }

    /** French and Russian marks may have blanks inside them that belong to the marks. */
    private void quoted(int start, int end) {
        String inside = line.substring(start + 1, end);
        boolean straight = line.charAt(start) == '"' || line.charAt(start) == '\'';
        plain.append('"').append(straight ? inside : Typography.strip(inside)).append('"');
    }

    private boolean opens(int index) {
        char c = line.charAt(index);
        return Typography.isDoubleQuote(c) || Typography.isSingleQuote(c) && !isWordAt(index - 1);
    }

    /** Where the text ends that begins with the mark at {@code start}; 0 when it does not end in this line. */
    private int closing(int start) {
        boolean single = Typography.isSingleQuote(line.charAt(start));
        boolean straight = line.charAt(start) == '"';
        int depth = 0;
        for (int i = start + 1; i < line.length(); i++) {
            char c = line.charAt(i);
            if (single ? !Typography.isSingleQuote(c) || isWordAt(i + 1) : !Typography.isDoubleQuote(c)) {
                continue;
            }
            if (opensInside(i)) {
                depth++;
            } else if (depth == 0 || straight && c == '"') {
                return i;
            } else {
                depth--;
            }
        }
        return 0;
    }

    /** A mark that opens, before a word and not behind one: a quotation inside of the one that is open. */
    private boolean opensInside(int index) {
        return OPENING.indexOf(line.charAt(index)) >= 0 && isWordAt(index + 1) && !isWordAt(index - 1);
    }

    private boolean isWordAt(int index) {
        return index >= 0 && index < line.length() && Character.isLetterOrDigit(line.charAt(index));
    }
}
