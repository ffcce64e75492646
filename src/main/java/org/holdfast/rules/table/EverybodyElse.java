package org.holdfast.rules.table;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import org.holdfast.rules.condition.Operand;
import org.holdfast.rules.language.RuleSection;
import org.holdfast.rules.language.Sentences;

/** The cells of a row for whatever no other row of its table covers: a star, or the words of a language. */
final class EverybodyElse {

    private static final Set<String> WORDS = Set.of(
            "*",
            "everybody else",
            "everyone else",
            "everything else",
            "все остальные",
            "остальные",
            "всё остальное",
            "toți ceilalți",
            "toate celelalte",
            "restul");
    private static final String MEANING = "Customer( !" + Operand.OtherRule.OTHER_ROW + " )";

    private EverybodyElse() {}

    static boolean isMeantBy(String cell) {
        String word = Normalizer.normalize(cell.strip(), Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replace('ţ', 'ț');
        return WORDS.contains(word);
    }

    /** Returns the sentence that means it, or DRL if the language of the table has none. */
    static String line(Sentences sentences, String language) {
        return sentences.meaning(RuleSection.WHEN, null, MEANING, language).orElse("> " + MEANING);
    }
}
