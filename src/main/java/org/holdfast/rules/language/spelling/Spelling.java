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

    private Spelling() {}

    /** Returns the normalized text, which is the same for all spellings that {@link #anyOf} accepts. */
    public static String bare(String text) {
        StringBuilder bare = new StringBuilder(Typography.fold(text));
        for (int i = 0; i < bare.length(); i++) {
            bare.setCharAt(i, BARE.getOrDefault(bare.charAt(i), bare.charAt(i)));
        }
        return bare.toString().replaceAll("-{2,3}", "-").replaceAll("\\s+", " ");
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
