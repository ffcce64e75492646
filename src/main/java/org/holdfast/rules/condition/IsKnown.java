package org.holdfast.rules.condition;

import java.util.Set;

/** Whether a fact is known at all; the only question that unknown answers with a plain no. */
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
        places.add(operand.place());
    }
}
