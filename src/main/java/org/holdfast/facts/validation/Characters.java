package org.holdfast.facts.validation;

import org.jspecify.annotations.Nullable;

/**
 * Defines the characters allowed in ids and texts, regardless of their source. Characters that one database stores and
 * another rejects or alters are not allowed, nor are ids that differ only in invisible characters. Every text that is
 * read is looked at, also stored ones, so this uses plain loops.
 */
public final class Characters {

    private static final char REPLACEMENT = '\uFFFD';
    private static final String CONTROL = "contains a control character";

    private Characters() {}

    /**
     * Returns why a text cannot be stored in every supported database, as the end of a sentence; {@code null} if it
     * can.
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

    /** Returns what is wrong with a free text; {@code null} if it is valid. */
    static @Nullable String problemOfText(String text) {
        String unstorable = unstorable(text);
        if (unstorable != null) {
            return unstorable;
        }
        for (int i = 0; i < text.length(); i++) {
            if (isControl(text.charAt(i))) {
                return CONTROL;
            }
        }
        return null;
    }

    /** Returns what is wrong with an identifier; {@code null} if it is valid. */
    static @Nullable String problemOfId(String id) {
        String unstorable = unstorable(id);
        if (unstorable != null) {
            return unstorable;
        }
        boolean visible = false;
        boolean direction = false;
        for (int i = 0; i < id.length(); ) {
            int c = id.codePointAt(i);
            if (Character.isISOControl(c)) {
                return CONTROL;
            }
            direction |= isDirectionMark(c);
            visible = visible || !isInvisible(c);
            i += Character.charCount(c);
        }
        if (direction) {
            return "contains a character that changes the direction of text, such as U+202E";
        }
        return visible ? null : "consists of invisible characters only";
    }

    /** Replaces characters that are no longer accepted by U+FFFD, for texts stored by earlier releases. */
    public static String repaired(String text) {
        StringBuilder repaired = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                repaired.append(c).append(text.charAt(++i));
            } else {
                repaired.append(
                        Character.isSurrogate(c) || isControl(c) || Character.getType(c) == Character.FORMAT
                                ? REPLACEMENT
                                : c);
            }
        }
        return repaired.toString();
    }

    /** Tabs and line breaks are allowed in texts. */
    private static boolean isControl(int c) {
        return Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r';
    }

    private static boolean isDirectionMark(int c) {
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
            // Fillers that Unicode classifies as letters (Hangul) or symbols (the blank Braille pattern).
            default ->
                Character.isWhitespace(c) || c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || c == 0x2800;
        };
    }
}
