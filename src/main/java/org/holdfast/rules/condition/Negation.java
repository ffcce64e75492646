package org.holdfast.rules.condition;

import java.util.Set;

/** The negation of a condition; the negation of unknown is unknown. */
public record Negation(Condition condition) implements Condition {

    @Override
    public Truth of(Object self, Object[] bound) {
        return condition.of(self, bound).negate();
    }

    @Override
    public String text() {
        return "!(" + condition.text() + ")";
    }

    @Override
    public void collectPlaces(Set<Integer> places) {
        condition.collectPlaces(places);
    }
}
