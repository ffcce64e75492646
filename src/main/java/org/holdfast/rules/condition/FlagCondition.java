package org.holdfast.rules.condition;

import java.util.Set;

/** Tests whether a Boolean field is true. */
public record FlagCondition(Operand flag) implements Condition {

    @Override
    public Truth of(Object self, Object[] bound) {
        Object value = flag instanceof Operand.OfField field ? field.value(self, bound) : flag.value(self, bound);
        return value == null ? Truth.UNKNOWN : Truth.of((Boolean) value);
    }

    @Override
    public String text() {
        return flag.text();
    }

    @Override
    public void collectPlaces(Set<Integer> places) {
        flag.collectPlaces(places);
    }
}
