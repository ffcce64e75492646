package org.holdfast.rules.files;

import org.holdfast.diagnostics.text.Typography;
import org.jspecify.annotations.Nullable;

/**
 * A line of a language file in its parts: {@code [part][scope]sentence=meaning}. Read by hand, because there are
 * thousands of them and every start reads them.
 *
 * @param part such as {@code when}
 * @param scope what is in the second pair of brackets; empty if there is none
 * @param sentence everything up to the first equals sign that has no backslash before it
 */
public record DslLine(String part, String scope, String sentence, String meaning) {

    /**
     * Replaces typographic characters where the line would otherwise not be a sentence definition. The sentence itself
     * may contain any characters.
     */
    public static String normalize(String line) {
        String visible = Typography.strip(Typography.visible(line));
        if (of(visible) != null) {
            return visible;
        }
        String plain = QuotedLine.sentence(visible);
        return of(plain) != null ? plain : visible;
    }

    /** Returns the parts of a line, or {@code null} if it is no sentence definition. */
    public static @Nullable DslLine of(String line) {
        int part = bracketAt(line, 0);
        if (part < 2) {
            return null;
        }
        int scope = bracketAt(line, part + 1);
        DslLine scoped = scope < 0
                ? null
                : of(line.substring(1, part), line.substring(part + 2, scope), line.substring(scope + 1));
        return scoped == null ? of(line.substring(1, part), "", line.substring(part + 1)) : scoped;
    }

    private static @Nullable DslLine of(String part, String scope, String definition) {
        int equals = 0;
        while (equals < definition.length() && definition.charAt(equals) != '=') {
            equals += definition.charAt(equals) == '\\' ? 2 : 1;
        }
        return equals == 0 || equals >= definition.length()
                ? null
                : new DslLine(part, scope, definition.substring(0, equals), definition.substring(equals + 1));
    }

    /** Returns the end of the brackets around a word, or of empty ones, that open at an index; -1 if there are none. */
    private static int bracketAt(String line, int start) {
        if (!line.startsWith("[", start)) {
            return -1;
        }
        int end = start + 1;
        while (end < line.length() && isWord(line.charAt(end))) {
            end++;
        }
        return line.startsWith("]", end) ? end : -1;
    }

    private static boolean isWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }
}
