package org.holdfast.rules.table;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.holdfast.diagnostics.ProblemText;

/**
 * The value of a cell whose sentence has no gap: the condition must be true, must be false, or (with a dash or an empty
 * cell) does not matter.
 */
enum YesOrNo {
    YES,
    NO,
    EITHER;

    /**
     * Words in the languages of rule books, and for "true" in European spreadsheet programs. The last x is Cyrillic.
     */
    private static final Set<String> WORDS_FOR_YES =
            words("yes y x true t on ok 1 + ✓ ✔ ☑ ✅ да д истина da adevărat adevarat"
                    + " ja j wahr oui vrai si sí sì vero verdadero verdade sim tak prawda igaz igen х");

    private static final Set<String> WORDS_FOR_NO =
            words("no n false f off 0 none нет н ложь не nu fals nein falsch non faux falso não nao"
                    + " nie fałsz hamis nem ❌ ✗ ✘ ✕");
    private static final Set<String> WORDS_FOR_EITHER = words("- – — − --");

    /** @throws CellRefused if the cell contains anything else */
    static YesOrNo read(String cell) throws CellRefused {
        String word = normal(cell);
        if (word.isEmpty() || WORDS_FOR_EITHER.contains(word)) {
            return EITHER;
        }
        if (WORDS_FOR_NO.contains(word) || WORDS_FOR_YES.contains(word)) {
            return WORDS_FOR_YES.contains(word) ? YES : NO;
        }
        throw new CellRefused(ProblemText.of("cell-yes-or-no", "value", cell));
    }

    private static String normal(String cell) {
        return Normalizer.normalize(cell.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    private static Set<String> words(String list) {
        return Arrays.stream(list.split(" ")).map(YesOrNo::normal).collect(Collectors.toUnmodifiableSet());
    }
}
