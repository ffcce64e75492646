package org.holdfast.rules.condition;

import java.util.Arrays;
import java.util.Set;

/**
 * A condition that reads the thing being tested by its place: the thing is evaluated as the last of the bound things.
 */
public record SelfBinding(Condition condition) implements Condition {

    @Override
    public Truth of(Object self, Object[] bound) {
        Object[] more = Arrays.copyOf(bound, bound.length + 1);
        more[bound.length] = self;
        return condition.of(self, more);
    }

    @Override
    public String text() {
        return condition.text();
    }

    @Override
    public void collectPlaces(Set<Integer> places) {
        condition.collectPlaces(places);
    }
}
