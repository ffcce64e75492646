package org.holdfast.rules.condition;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tests whether a text contains a word, or whether several texts include it as a whole, ignoring case. */
public record ContainsWord(Operand operand, String word) implements Condition {

    public ContainsWord {
        word = word.toLowerCase(Locale.ROOT);
    }

    @Override
    public Truth of(Object self, Object[] bound) {
        Object value = operand.value(self, bound);
        return value == null ? Truth.UNKNOWN : Truth.of(accepts(value));
    }

    private boolean accepts(Object value) {
        return value instanceof List<?> words
                ? words.stream()
                        .anyMatch(
                                each -> each.toString().toLowerCase(Locale.ROOT).equals(word))
                : value.toString().toLowerCase(Locale.ROOT).contains(word);
    }

    @Override
    public String text() {
        return operand.text() + " contains \"" + word + "\"";
    }

    @Override
    public void collectPlaces(Set<Integer> places) {
        operand.collectPlaces(places);
    }
}
