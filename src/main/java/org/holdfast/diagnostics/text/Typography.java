package org.holdfast.diagnostics.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes what a word processor, a spreadsheet or a phone makes of signs back to the signs that keyboards have. This is
 * the only place that says which signs count as the same; whoever matches what people wrote (sentences, names, values)
 * asks it, so that all agree.
 */
public final class Typography {

    /** Spaces of other widths, some of which do not break a line. */
    private static final String SPACES =
            "\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F\u3000";

    private static final String DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2E3A\u2E3B\uFE58\uFE63\uFF0D";
    private static final String DOUBLE_QUOTES =
            "\u201C\u201D\u201E\u201F\u00AB\u00BB\u2033\u2036\u275D\u275E\u301D\u301E\u301F\uFF02";
    private static final String SINGLE_QUOTES =
            "\u2018\u2019\u201A\u201B\u2039\u203A\u2032\u2035\u02BC\u275B\u275C\uFF07";
    /**
     * What nobody sees and nobody typed on purpose. Signs that turn the direction of writing are not among them: they
     * can deceive.
     */
    private static final String INVISIBLE = "\u00AD\u200B\u200C\u200D\u200E\u200F\u2060\uFEFF\u034F\u180E";
    /** Word's list signs come as letters of a private font. */
    private static final String BULLETS =
            "-*\u2022\u00B7\u2023\u2043\u2219\u25AA\u25AB\u25CF\u25CB\u25E6\u25A0\u25A1\u25B6\u25BA\u27A2\u2794\u2713\u2714"
                    + "\u30FB\uF0B7\uF0A7\uF0D8\uF0FC\uF0A8\uF076" + DASHES;

    private static final int FIRST_BEYOND_ASCII = 0x80;
    private static final int FULL_WIDTH_FIRST = 0xFF01;
    private static final int FULL_WIDTH_LAST = 0xFF5E;
    private static final int FULL_WIDTH_SHIFT = FULL_WIDTH_FIRST - '!';

    private static final Map<Integer, String> PLAIN = new HashMap<>();

    static {
        SPACES.chars().forEach(c -> PLAIN.put(c, " "));
        for (int c = FULL_WIDTH_FIRST; c <= FULL_WIDTH_LAST; c++) {
            PLAIN.put(c, String.valueOf((char) (c - FULL_WIDTH_SHIFT)));
        }
        DASHES.chars().forEach(c -> PLAIN.put(c, "-"));
        DOUBLE_QUOTES.chars().forEach(c -> PLAIN.put(c, "\""));
        SINGLE_QUOTES.chars().forEach(c -> PLAIN.put(c, "'"));
        INVISIBLE.chars().forEach(c -> PLAIN.put(c, ""));
        PLAIN.put((int) '\u2026', "...");
        PLAIN.put((int) '\u2044', "/");
        PLAIN.put((int) '\u3002', ".");
        // Romanian is written with commas below; fonts and keyboards of old had only the cedilla.
        Map.of('\u015E', "\u0218", '\u015F', "\u0219", '\u0162', "\u021A", '\u0163', "\u021B")
                .forEach((c, plain) -> PLAIN.put((int) c, plain));
        List<String> ligatures = List.of("ff", "fi", "fl", "ffi", "ffl", "st", "st");
        for (int i = 0; i < ligatures.size(); i++) {
            PLAIN.put('\uFB00' + i, ligatures.get(i));
        }
    }

    private Typography() {}

    /** Without the signs that nobody sees. */
    public static String visible(String text) {
        if (text.chars().noneMatch(c -> INVISIBLE.indexOf(c) >= 0)) {
            return text;
        }
        StringBuilder visible = new StringBuilder(text);
        for (int i = visible.length() - 1; i >= 0; i--) {
            if (INVISIBLE.indexOf(visible.charAt(i)) >= 0) {
                visible.deleteCharAt(i);
            }
        }
        return visible.toString();
    }

    /** With the signs of a keyboard; letters stay the letters they are. */
    public static String plain(String text) {
        return isPlain(text) ? text : NormalizedText.of(text, false).text();
    }

    /**
     * For comparing what people wrote: {@link #plain} signs, and {@code е} for {@code ё}, as most people type it. Case
     * counts.
     */
    public static String fold(String text) {
        return isPlain(text) ? text : NormalizedText.of(text, true).text();
    }

    /** Whether two texts say the same, whatever made their signs. */
    public static boolean same(String a, String b) {
        return a.equals(b) || fold(a).equals(fold(b));
    }

    /** Where words stand in a line, whatever made the signs of either; {@code null} where they do not. */
    public static int @Nullable [] find(String line, String words) {
        return words.isEmpty() ? null : NormalizedText.of(line, true).find(fold(words));
    }

    /** Whether an item of a list can begin with it: a dash, or what programs make of one. */
    public static boolean isBullet(int c) {
        return BULLETS.indexOf(c) >= 0;
    }

    /** A quotation mark that opens or closes a text; an apostrophe is none. */
    public static boolean isDoubleQuote(char c) {
        return c == '"' || DOUBLE_QUOTES.indexOf(c) >= 0;
    }

    public static boolean isSingleQuote(char c) {
        return c == '\'' || SINGLE_QUOTES.indexOf(c) >= 0;
    }

    public static boolean isSpace(int c) {
        return Character.isWhitespace(c) || SPACES.indexOf(c) >= 0;
    }

    /**
     * {@code U+2265 GREATER-THAN OR EQUAL TO}: what to look for, when a sign cannot be seen or looks like another one.
     */
    public static String name(int codePoint) {
        String name = Character.getName(codePoint);
        return String.format("U+%04X", codePoint) + (name == null ? "" : " " + name);
    }

    /** Without the blanks around it, those included that do not break a line. */
    public static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    public static String plain(int codePoint) {
        String plain = PLAIN.get(codePoint);
        return plain == null ? Character.toString(codePoint) : plain;
    }

    /** Most texts are; nothing has to be done with them. */
    private static boolean isPlain(String text) {
        return text.chars()
                .allMatch(
                        c -> c < FIRST_BEYOND_ASCII || !isYo(c) && !joinsWithTheOneBefore(c) && !PLAIN.containsKey(c));
    }

    static boolean isYo(int c) {
        return c == 'ё' || c == 'Ё';
    }

    /**
     * Accents that stand for themselves, as file names and texts of some systems have them, and the parts of Korean
     * syllables.
     */
    static boolean joinsWithTheOneBefore(int c) {
        return Character.getType(c) == Character.NON_SPACING_MARK || c >= '\u1100' && c <= '\u11FF';
    }
}
