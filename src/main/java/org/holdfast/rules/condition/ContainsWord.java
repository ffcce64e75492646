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
        if (value == null) {
            return Truth.UNKNOWN;
        }
        return Truth.of(
                value instanceof List<?> words
                        ? words.stream().anyMatch(each -> equalsWord(each.toString()))
                        : occursIn(value.toString()));
    }

    private boolean equalsWord(String value) {
        return value.toLowerCase(Locale.ROOT).equals(word);
    }

    private boolean occursIn(String value) {
        return value.toLowerCase(Locale.ROOT).contains(word);
    }

    /** Returns whether one value suffices: a text that contains the word or, of several texts, the word itself. */
    public boolean accepts(String value, boolean ofSeveral) {
        return ofSeveral ? equalsWord(value) : occursIn(value);
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
