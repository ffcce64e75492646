package org.holdfast.messages;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Finds the gaps of a text that say what stands there if the value is unknown, such as
 * {@code {customerGivenName|there}}, and puts gaps in their place that the message format of ICU understands.
 *
 * <p>What stands after the bar, up to the bracket, is plain text and may be empty. As elsewhere in texts, {@code ''} is
 * an apostrophe, and an apostrophe before a bracket or a bar begins a quotation that ends with the next apostrophe.
 */
final class TextFallbacks {

    private static final String PREFIX = "_fallback";
    private static final char QUOTE = '\'';

    private final String text;
    private final StringBuilder pattern = new StringBuilder();
    private final Map<String, Fallback> gaps = new LinkedHashMap<>();
    private int at;

    /**
     * A gap with a fallback.
     *
     * @param argument name of the value
     * @param text what stands there if the value is unknown; may be empty
     */
    record Fallback(String argument, String text) {}

    private TextFallbacks(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException if a fallback has no end, or a gap in it */
    static TextFallbacks in(String text) {
        TextFallbacks fallbacks = new TextFallbacks(text);
        fallbacks.read();
        return fallbacks;
    }

    /** Returns the text in the message format of ICU. */
    String pattern() {
        return pattern.toString();
    }

    /** Returns the gaps with a fallback, by their names in {@link #pattern}. */
    Map<String, Fallback> gaps() {
        return gaps;
    }

    /** Copies the text. Within a gap, such as the choices of a plural, a bracket begins a text again. */
    private void read() {
        Deque<Boolean> inGap = new ArrayDeque<>();
        while (at < text.length()) {
            char next = text.charAt(at);
            boolean gap = Boolean.TRUE.equals(inGap.peek());
            if (next == QUOTE && !gap) {
                copyQuotation(inGap.size() > 1 ? "{}#" : "{}");
            } else if (next == '{' && !gap && barAfterName() > 0) {
                readFallback();
            } else {
                if (next == '{') {
                    inGap.push(!gap);
                } else if (next == '}') {
                    inGap.poll();
                }
                pattern.append(next);
                at++;
            }
        }
    }

    /** Copies an apostrophe, and what it quotes if one of these characters follows. */
    private void copyQuotation(String quoted) {
        int end = at + 1;
        if (end < text.length() && text.charAt(end) == QUOTE) {
            end++;
        } else if (end < text.length() && quoted.indexOf(text.charAt(end)) >= 0) {
            end = endOfQuotation(end);
        }
        pattern.append(text, at, end);
        at = end;
    }

    /** Returns the offset after the apostrophe that ends a quotation; two apostrophes stand for one in it. */
    private int endOfQuotation(int start) {
        int end = start;
        while (end < text.length()) {
            if (text.charAt(end) != QUOTE) {
                end++;
            } else if (end + 1 < text.length() && text.charAt(end + 1) == QUOTE) {
                end += 2;
            } else {
                return end + 1;
            }
        }
        return end;
    }

    /** Returns the offset of the bar after the name in the gap that begins here; 0 if it has none. */
    private int barAfterName() {
        int end = at + 1;
        while (end < text.length() && "{}|,'".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end < text.length()
                        && text.charAt(end) == '|'
                        && !text.substring(at + 1, end).isBlank()
                ? end
                : 0;
    }

    private void readFallback() {
        int bar = barAfterName();
        String name = text.substring(at + 1, bar).strip();
        at = bar + 1;
        StringBuilder plain = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '}') {
            readPlain(plain, name);
        }
        if (at == text.length()) {
            throw new IllegalArgumentException("\"{" + name + "|\" has no closing bracket");
        }
        at++;
        String gap = PREFIX + gaps.size();
        gaps.put(gap, new Fallback(name, plain.toString()));
        pattern.append('{').append(gap).append('}');
    }

    private void readPlain(StringBuilder plain, String name) {
        char next = text.charAt(at);
        if (next == '{') {
            throw new IllegalArgumentException(
                    "after the bar in \"{" + name + "|\" there is another gap, " + "where only plain text can be");
        }
        char after = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        if (next == QUOTE && after == QUOTE) {
            plain.append(QUOTE);
            at += 2;
        } else if (next == QUOTE && "{}|".indexOf(after) >= 0) {
            int end = endOfQuotation(at + 1);
            String quoted = text.substring(at + 1, end);
            plain.append((quoted.endsWith("'") ? quoted.substring(0, quoted.length() - 1) : quoted).replace("''", "'"));
            at = end;
        } else {
            plain.append(next);
            at++;
        }
    }
}
