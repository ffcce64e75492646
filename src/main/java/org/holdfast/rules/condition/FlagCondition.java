package org.holdfast.rules.condition;

import java.util.Set;

/** A yes-or-no field, asked as it is. */
public record FlagCondition(Operand flag) implements Condition {

    @Override
    public Truth of(Object self, Object[] bound) {
        Object value = flag.value(self, bound);
        return value == null ? Truth.UNKNOWN : Truth.of((Boolean) value);
    }

    @Override
    public String text() {
        return flag.text();
    }

    @Override
    public void collectPlaces(Set<Integer> places) {
        places.add(flag.place());
    }
}
