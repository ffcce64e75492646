package org.holdfast.rules.condition;

import java.util.Set;

/**
 * Tests whether a value is known. This is the only condition that is false, rather than unknown, for an unknown value.
 */
public record IsKnown(Operand operand) implements Condition {

    @Override
    public Truth of(Object self, Object[] bound) {
        return Truth.of(operand.value(self, bound) != null);
    }

    @Override
    public String text() {
        return operand.text() + " != null";
    }

    @Override
    public void collectPlaces(Set<Integer> places) {
        operand.collectPlaces(places);
    }
}
