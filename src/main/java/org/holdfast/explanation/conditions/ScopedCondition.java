package org.holdfast.explanation.conditions;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.rules.condition.Condition;
import org.holdfast.rules.condition.Operand;
import org.holdfast.rules.condition.SelfBinding;
import org.holdfast.rules.vocabulary.Entity;

/**
 * A condition with the kinds of things that it reads, so that it can be put into words.
 *
 * @param self kind of the thing being tested
 * @param bound kinds of the things bound earlier in the rule, the customer first
 */
public record ScopedCondition(Condition condition, Entity self, List<Entity> bound) {

    public ScopedCondition {
        bound = List.copyOf(bound);
    }

    /** Returns the kind of the thing at a place (see {@link Operand#place()}). */
    public Entity at(int place) {
        return place == Operand.SELF ? self : bound.get(place);
    }

    /** Returns the condition that is evaluated with the thing being tested among the bound things, if this is one. */
    public ScopedCondition inner() {
        return condition instanceof SelfBinding inner ? selfBound(inner.condition()) : this;
    }

    /** Returns another condition on the same things, such as a part of this one. */
    public ScopedCondition with(Condition other) {
        return new ScopedCondition(other, self, bound);
    }

    /** Returns a condition that reads the thing being tested as the last of the bound things. */
    public ScopedCondition selfBound(Condition other) {
        List<Entity> more = new ArrayList<>(bound);
        more.add(self);
        return new ScopedCondition(other, self, more);
    }

    /** Returns the condition on the items of a list. */
    public ScopedCondition ofItems(Condition filter, Entity element) {
        return new ScopedCondition(filter, element, bound);
    }
}
