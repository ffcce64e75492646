package org.holdfast.rules.language.spelling;

import com.google.re2j.Pattern;
import java.util.Map;
import org.holdfast.diagnostics.text.Typography;

/**
 * How people spell the words of a sentence: {@code е} for {@code ё}, Romanian without its accents, a dash of any
 * length. The values in a sentence are none of its business.
 */
public final class Spelling {

    private static final Map<Character, String> ALSO = Map.of(
            'ё', "[ёе]", 'е', "[её]", 'ă', "[ăâa]", 'â', "[âăa]", 'î', "[îi]", 'ș', "[șs]", 'ț', "[țt]", '-', "-{1,3}");
    private static final Map<Character, Character> BARE =
            Map.of('ă', 'a', 'â', 'a', 'î', 'i', 'ș', 's', 'ț', 't', 'Ă', 'A', 'Â', 'A', 'Î', 'I', 'Ș', 'S', 'Ț', 'T');
    /** Dashes of all lengths, and the minus sign. */
    private static final String DASH = "[\\p{Pd}\\x{2212}]";

    private Spelling() {}

    /** By which lines and sentences are found: the same for all that {@link #anyOf} takes for the same. */
    public static String bare(String text) {
        StringBuilder bare = new StringBuilder(Typography.fold(text));
        for (int i = 0; i < bare.length(); i++) {
            bare.setCharAt(i, BARE.getOrDefault(bare.charAt(i), bare.charAt(i)));
        }
        return bare.toString().replaceAll("-{2,3}", "-").replaceAll("\\s+", " ");
    }

    /** A pattern for a sign of a sentence in a line with plain signs. */
    public static String anyOf(char c) {
        String plain = Typography.plain(String.valueOf(c));
        String also = plain.length() == 1 ? ALSO.get(Character.toLowerCase(plain.charAt(0))) : null;
        return also == null ? Pattern.quote(plain) : also;
    }

    /** A pattern for a name of ours, which stands between quotation marks as its author's program has it. */
    public static String name(String name) {
        StringBuilder pattern = new StringBuilder();
        name.chars().forEach(c -> pattern.append(c == '-' ? DASH : Pattern.quote(String.valueOf((char) c))));
        return pattern.toString();
    }

    /** A pattern for any word that can stand in a gap, whatever its dashes. */
    public static String word() {
        return "[\\pL\\pN][\\pL\\pM\\pN_.\\p{Pd}\\x{2212}]{0,99}";
    }
}
