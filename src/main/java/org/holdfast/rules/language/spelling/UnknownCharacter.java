package org.holdfast.rules.language.spelling;

import java.lang.Character.UnicodeScript;
import java.util.Optional;
import java.util.regex.Pattern;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.text.Typography;

/**
 * A sign of a line that no sentence has, and that its author may not even see: an arrow, a sign that turns the
 * direction of writing, a Latin letter among Cyrillic ones that look the same.
 *
 * @param words the sign, or the word in which a letter of another alphabet stands
 */
public record UnknownCharacter(String key, int codePoint, String words) {

    private static final int LAST_OF_ASCII = 0x7F;
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
    private static final Pattern NO_WORD = Pattern.compile("[^\\pL\\pM]+");

    /** The first one of a line in plain signs, outside of its quotation marks. */
    public static Optional<UnknownCharacter> in(String plain) {
        String outside = QUOTED.matcher(plain).replaceAll(" ");
        Optional<UnknownCharacter> sign = outside.codePoints()
                .filter(c -> c > LAST_OF_ASCII
                        && !Character.isLetterOrDigit(c)
                        && Character.getType(c) != Character.NON_SPACING_MARK)
                .boxed()
                .findFirst()
                .map(c -> new UnknownCharacter("unknown-sign", c, Character.toString(c)));
        return sign.or(() -> NO_WORD.splitAsStream(outside)
                .map(UnknownCharacter::mixed)
                .flatMap(Optional::stream)
                .findFirst());
    }

    /** The letter of the alphabet that fewer letters of the word are of. */
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
