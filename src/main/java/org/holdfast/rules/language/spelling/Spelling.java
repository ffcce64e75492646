package org.holdfast.rules.language.spelling;

import com.google.re2j.Pattern;
import java.util.Map;
import org.holdfast.diagnostics.text.Typography;

/**
 * Accepted spellings of the words of a sentence: {@code е} for {@code ё}, Romanian without diacritics, dashes of any
 * length. It does not apply to values.
 */
public final class Spelling {

    private static final Map<Character, String> VARIANTS = Map.of(
            'ё', "[ёе]", 'е', "[её]", 'ă', "[ăâa]", 'â', "[âăa]", 'î', "[îi]", 'ș', "[șs]", 'ț', "[țt]", '-', "-{1,3}");
    private static final Map<Character, Character> BARE =
            Map.of('ă', 'a', 'â', 'a', 'î', 'i', 'ș', 's', 'ț', 't', 'Ă', 'A', 'Â', 'A', 'Î', 'I', 'Ș', 'S', 'Ț', 'T');
    /** Dashes of any length, and the minus sign. */
    private static final String DASH = "[\\p{Pd}\\x{2212}]";

    private static final char FIRST_BEYOND_ASCII = '\u0080';

    private Spelling() {}

    /** Returns the normalized text, which is the same for all spellings that {@link #anyOf} accepts. */
    public static String bare(String text) {
        StringBuilder bare = new StringBuilder(Typography.fold(text));
        for (int i = 0; i < bare.length(); i++) {
            char c = bare.charAt(i);
            if (c >= FIRST_BEYOND_ASCII) {
                bare.setCharAt(i, BARE.getOrDefault(c, c));
            }
        }
        String plain = bare.toString();
        return singleSpaces(plain.contains("--") ? plain.replaceAll("-{2,3}", "-") : plain, "\\s+");
    }

    /** Returns a text in which each run of white space is one space. */
    public static String singleSpaces(String text) {
        return singleSpaces(text, "\\p{javaWhitespace}+");
    }

    /** Most texts have no such run, and are not searched with the expression. */
    private static String singleSpaces(String text, String run) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' ? i > 0 && text.charAt(i - 1) == ' ' : Character.isWhitespace(c)) {
                return text.replaceAll(run, " ");
            }
        }
        return text;
    }

    /** Returns a regular expression for the accepted spellings of a character. */
    public static String anyOf(char c) {
        String plain = Typography.plain(String.valueOf(c));
        String variants = plain.length() == 1 ? VARIANTS.get(Character.toLowerCase(plain.charAt(0))) : null;
        return variants == null ? Pattern.quote(plain) : variants;
    }

    /** Returns a regular expression for a name with dashes of any kind, since quoted text is not normalized. */
    public static String name(String name) {
        StringBuilder pattern = new StringBuilder();
        name.chars().forEach(c -> pattern.append(c == '-' ? DASH : Pattern.quote(String.valueOf((char) c))));
        return pattern.toString();
    }

    /** Returns a regular expression for a word in a gap, with dashes of any kind. */
    public static String word() {
        return "[\\pL\\pN][\\pL\\pM\\pN_.\\p{Pd}\\x{2212}]{0,99}";
    }
}
