package org.holdfast.rules.language.spelling;

import java.lang.Character.UnicodeScript;
import java.util.Optional;
import java.util.regex.Pattern;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.text.Typography;

/**
 * A character that occurs in no sentence and may be invisible to the author: an arrow, a character that changes the
 * text direction, a Latin letter among similar Cyrillic ones.
 *
 * @param key key of the problem text
 * @param words the character, or the word that contains a letter of another alphabet
 */
public record UnknownCharacter(String key, int codePoint, String words) {

    private static final int LAST_OF_ASCII = 0x7F;
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
    private static final Pattern NON_WORD = Pattern.compile("[^\\pL\\pM]+");

    /** Finds the first such character outside quotation marks, in a line whose typographic characters are replaced. */
    public static Optional<UnknownCharacter> in(String plain) {
        String outside = QUOTED.matcher(plain).replaceAll(" ");
        Optional<UnknownCharacter> symbol = outside.codePoints()
                .filter(c -> c > LAST_OF_ASCII
                        && !Character.isLetterOrDigit(c)
                        && Character.getType(c) != Character.NON_SPACING_MARK)
                .boxed()
                .findFirst()
                .map(c -> new UnknownCharacter("unknown-sign", c, Character.toString(c)));
        return symbol.or(() -> NON_WORD.splitAsStream(outside)
                .map(UnknownCharacter::mixed)
                .flatMap(Optional::stream)
                .findFirst());
    }

    /** Finds a letter of the alphabet that is less frequent in a word with letters of two alphabets. */
    private static Optional<UnknownCharacter> mixed(String word) {
        long latin = word.codePoints().filter(c -> is(c, UnicodeScript.LATIN)).count();
        long cyrillic =
                word.codePoints().filter(c -> is(c, UnicodeScript.CYRILLIC)).count();
        if (latin == 0 || cyrillic == 0) {
            return Optional.empty();
        }
        UnicodeScript fewer = latin < cyrillic ? UnicodeScript.LATIN : UnicodeScript.CYRILLIC;
        return word.codePoints()
                .filter(c -> is(c, fewer))
                .boxed()
                .findFirst()
                .map(c -> new UnknownCharacter("mixed-letters", c, word));
    }

    private static boolean is(int codePoint, UnicodeScript script) {
        return UnicodeScript.of(codePoint) == script;
    }

    public ProblemText problem(String line) {
        return ProblemText.of(key, "words", words, "sign", Typography.name(codePoint), "line", line);
    }
}
