package org.holdfast.rules.condition;

import java.util.Locale;
import java.util.Set;

/** Tests whether a text contains a word, ignoring case. */
public record ContainsWord(Operand operand, String word) implements Condition {

    public ContainsWord {
        word = word.toLowerCase(Locale.ROOT);
    }

    @Override
    public Truth of(Object self, Object[] bound) {
        Object value = operand.value(self, bound);
        return value == null
                ? Truth.UNKNOWN
                : Truth.of(value.toString().toLowerCase(Locale.ROOT).contains(word));
    }

    @Override
    public String text() {
        return operand.text() + " contains \"" + word + "\"";
    }

    @Override
    public void collectPlaces(Set<Integer> places) {
        places.add(operand.place());
    }
}
