package org.holdfast.rules.condition;

import java.util.List;
import java.util.Set;

/** The conjunction of several conditions; evaluation stops at the first that is false. */
public record AllOf(List<Condition> conditions) implements Condition {

    public AllOf {
        conditions = List.copyOf(conditions);
    }

    @Override
    public Truth of(Object self, Object[] bound) {
        Truth result = Truth.TRUE;
        for (Condition condition : conditions) {
            Truth each = condition.of(self, bound);
            if (each == Truth.FALSE) {
                return Truth.FALSE;
            }
            result = each == Truth.UNKNOWN ? Truth.UNKNOWN : result;
        }
        return result;
    }

    @Override
    public String text() {
        return Condition.joined(conditions, " && ");
    }

    @Override
    public void collectPlaces(Set<Integer> places) {
        conditions.forEach(condition -> condition.collectPlaces(places));
    }
}
