package org.holdfast.facts.validation;

import org.jspecify.annotations.Nullable;

/**
 * Which characters ids and texts may hold, whichever door they come through. What one database stores and another one
 * refuses or alters is taken by neither; what nobody sees cannot tell two ids apart.
 */
public final class Characters {

    private static final char REPLACEMENT = '\uFFFD';

    private Characters() {}

    /**
     * Why no database of ours could keep it and give it back, as the end of a sentence about it; {@code null} when each
     * could.
     */
    public static @Nullable String unstorable(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return "contains a NUL character";
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return "contains half of a character (a surrogate without its pair)";
            }
        }
        return null;
    }

    /** What is wrong with a text of several lines; {@code null} when nothing is. */
    static @Nullable String problemOfText(String text) {
        String unstorable = unstorable(text);
        return unstorable != null
                ? unstorable
                : text.chars().anyMatch(Characters::isControl) ? "contains a control character" : null;
    }

    /** What is wrong with an identifier; {@code null} when nothing is. */
    static @Nullable String problemOfId(String id) {
        String unstorable = unstorable(id);
        if (unstorable != null) {
            return unstorable;
        }
        if (id.chars().anyMatch(Character::isISOControl)) {
            return "contains a control character";
        }
        if (id.codePoints().anyMatch(Characters::turnsText)) {
            return "contains a character that turns the direction of text, such as U+202E";
        }
        return id.codePoints().allMatch(Characters::isInvisible) ? "consists of characters that nobody sees" : null;
    }

    /** The same text with what no door takes any more made visible; for what earlier releases took. */
    public static String mended(String text) {
        StringBuilder mended = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                mended.append(c).append(text.charAt(++i));
            } else {
                mended.append(
                        Character.isSurrogate(c) || isControl(c) || Character.getType(c) == Character.FORMAT
                                ? REPLACEMENT
                                : c);
            }
        }
        return mended.toString();
    }

    /** Tabs and line ends belong to texts. */
    private static boolean isControl(int c) {
        return Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r';
    }

    private static boolean turnsText(int c) {
        return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069 || c == 0x200E || c == 0x200F || c == 0x061C;
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK -> true;
            // Letters by name only: the fillers of Hangul, and the empty pattern of Braille.
            default ->
                Character.isWhitespace(c) || c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || c == 0x2800;
        };
    }
}
