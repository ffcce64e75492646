package org.holdfast.rules.table;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.holdfast.diagnostics.ProblemText;

/**
 * What a cell says whose sentence has no gap: that it holds, that it does not hold, or, with a dash or nothing, that it
 * does not matter.
 */
enum YesOrNo {
    YES,
    NO,
    EITHER;

    /** In the languages of rule books, and as spreadsheet programs of Europe write true. The last x is Cyrillic. */
    private static final Set<String> SAY_YES = words("yes y x true t on ok 1 + ✓ ✔ ☑ ✅ да д истина da adevărat adevarat"
            + " ja j wahr oui vrai si sí sì vero verdadero verdade sim tak prawda igaz igen х");

    private static final Set<String> SAY_NO =
            words("no n false f off 0 none нет н ложь не nu fals nein falsch non faux falso não nao"
                    + " nie fałsz hamis nem ❌ ✗ ✘ ✕");
    private static final Set<String> SAY_EITHER = words("- – — − --");

    /** @throws CellRefused when it says something else */
    static YesOrNo read(String cell) throws CellRefused {
        String word = normal(cell);
        if (word.isEmpty() || SAY_EITHER.contains(word)) {
            return EITHER;
        }
        if (SAY_NO.contains(word) || SAY_YES.contains(word)) {
            return SAY_YES.contains(word) ? YES : NO;
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
