package org.holdfast.diagnostics.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Maps the typographic characters produced by word processors, spreadsheets and phones to those of a keyboard. This
 * class alone defines which characters are equivalent; all matching of sentences, names and values must use it, so that
 * the results are consistent.
 */
public final class Typography {

    /** Spaces of other widths, including non-breaking ones. */
    private static final String SPACES =
            "\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F\u3000";

    private static final String DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2E3A\u2E3B\uFE58\uFE63\uFF0D";
    private static final String DOUBLE_QUOTES =
            "\u201C\u201D\u201E\u201F\u00AB\u00BB\u2033\u2036\u275D\u275E\u301D\u301E\u301F\uFF02";
    private static final String SINGLE_QUOTES =
            "\u2018\u2019\u201A\u201B\u2039\u203A\u2032\u2035\u02BC\u275B\u275C\uFF07";
    /**
     * Invisible characters that are not typed intentionally. Characters that change the direction of text are excluded,
     * because they can deceive readers.
     */
    private static final String INVISIBLE = "\u00AD\u200B\u200C\u200D\u200E\u200F\u2060\uFEFF\u034F\u180E";
    /** List bullets. Those of Microsoft Word are characters of a private-use font. */
    private static final String BULLETS =
            "-*\u2022\u00B7\u2023\u2043\u2219\u25AA\u25AB\u25CF\u25CB\u25E6\u25A0\u25A1\u25B6\u25BA\u27A2\u2794"
                    + "\u2713\u2714\u30FB\uF0B7\uF0A7\uF0D8\uF0FC\uF0A8\uF076" + DASHES;

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
        // Correct Romanian uses a comma below; old fonts and keyboards only had the cedilla.
        Map.of('\u015E', "\u0218", '\u015F', "\u0219", '\u0162', "\u021A", '\u0163', "\u021B")
                .forEach((c, plain) -> PLAIN.put((int) c, plain));
        List<String> ligatures = List.of("ff", "fi", "fl", "ffi", "ffl", "st", "st");
        for (int i = 0; i < ligatures.size(); i++) {
            PLAIN.put('\uFB00' + i, ligatures.get(i));
        }
    }

    private Typography() {}

    /** Removes invisible characters. */
    public static String visible(String text) {
        if (!hasInvisible(text)) {
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

    private static boolean hasInvisible(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST_BEYOND_ASCII && INVISIBLE.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Replaces typographic characters by those of a keyboard; letters are unchanged. */
    public static String plain(String text) {
        return isPlain(text) ? text : NormalizedText.of(text, false).text();
    }

    /**
     * Normalises a text for comparison: {@link #plain} characters, and {@code е} instead of {@code ё}, as most people
     * type it. Case is significant.
     */
    public static String fold(String text) {
        return isPlain(text) ? text : NormalizedText.of(text, true).text();
    }

    /** Returns whether two texts are equal apart from typography. */
    public static boolean same(String a, String b) {
        return a.equals(b) || fold(a).equals(fold(b));
    }

    /** Returns the start and end of words in a line, ignoring typography; {@code null} if they do not occur. */
    public static int @Nullable [] find(String line, String words) {
        return words.isEmpty() ? null : NormalizedText.of(line, true).find(fold(words));
    }

    /** Returns whether the character can begin a list item: a dash or a typographic variant of it. */
    public static boolean isBullet(int c) {
        return BULLETS.indexOf(c) >= 0;
    }

    /** Returns whether the character is a double quotation mark; an apostrophe is not. */
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
     * Returns the name of a character, such as {@code U+2265 GREATER-THAN OR EQUAL TO}, for characters that are
     * invisible or resemble others.
     */
    public static String name(int codePoint) {
        String name = Character.getName(codePoint);
        return String.format("U+%04X", codePoint) + (name == null ? "" : " " + name);
    }

    /** Removes leading and trailing white space, including non-breaking spaces. */
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

    /** Returns the keyboard equivalent of a character, or the character itself. */
    public static String plain(int codePoint) {
        String plain = PLAIN.get(codePoint);
        return plain == null ? Character.toString(codePoint) : plain;
    }

    /** Fast path: most texts contain nothing to replace. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            int c = text.charAt(i);
            if (c >= FIRST_BEYOND_ASCII && (isYo(c) || isCombining(c) || PLAIN.containsKey(c))) {
                return false;
            }
        }
        return true;
    }

    static boolean isYo(int c) {
        return c == 'ё' || c == 'Ё';
    }

    /**
     * Returns whether the character combines with the preceding one: an accent in decomposed form, as in file names of
     * some systems, or part of a Korean syllable.
     */
    static boolean isCombining(int c) {
        return Character.getType(c) == Character.NON_SPACING_MARK || c >= '\u1100' && c <= '\u11FF';
    }
}
