package org.holdfast.rules.files;

import java.util.regex.Pattern;
import org.holdfast.diagnostics.text.Typography;

/**
 * Converts the typographic characters of a line to the ASCII characters of the rule language. Text between quotation
 * marks is kept as written, because it is a name or is compared with customer data. The quotation marks may be those of
 * any language and need not match.
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

    /** Converts a sentence or a line of a rule's frame. */
    public static String sentence(String line) {
        return new QuotedLine(line, false).read();
    }

    /** Converts a line of DRL: letters are kept, and comparison signs such as {@code ≤} become operators. */
    public static String drl(String line) {
        return new QuotedLine(line, true).read();
    }

    private String read() {
        return isPlainAlready() ? line : translated();
    }

    /** Returns whether the line needs no conversion outside its quotation marks. */
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

    /** Appends a quoted text; spaces inside typographic marks are dropped, as French and Russian put them there. */
    private void quoted(int start, int end) {
        String inside = line.substring(start + 1, end);
        boolean straight = line.charAt(start) == '"' || line.charAt(start) == '\'';
        plain.append('"').append(straight ? inside : Typography.strip(inside)).append('"');
    }

    private boolean opens(int index) {
        char c = line.charAt(index);
        return Typography.isDoubleQuote(c) || Typography.isSingleQuote(c) && !isWordAt(index - 1);
    }

    /** Returns the index of the mark that closes the one at {@code start}; 0 if there is none in this line. */
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

    /** Returns whether a nested quotation begins at the index: an opening mark before a word and not after one. */
    private boolean opensInside(int index) {
        return OPENING.indexOf(line.charAt(index)) >= 0 && isWordAt(index + 1) && !isWordAt(index - 1);
    }

    private boolean isWordAt(int index) {
        return index >= 0 && index < line.length() && Character.isLetterOrDigit(line.charAt(index));
    }
}
