package org.holdfast.rules.condition;

import com.google.re2j.Pattern;
import java.util.Set;

/** Tests whether an entire text matches a regular expression, in time linear in the length of the text. */
public record MatchesPattern(Operand operand, Pattern pattern) implements Condition {

    @Override
    public Truth of(Object self, Object[] bound) {
        Object value = operand.value(self, bound);
        return value == null ? Truth.UNKNOWN : Truth.of(pattern.matches(value.toString()));
    }

    @Override
    public String text() {
        return operand.text() + " matches \"" + pattern.pattern() + "\"";
    }

    @Override
    public void collectPlaces(Set<Integer> places) {
        operand.collectPlaces(places);
    }
}
