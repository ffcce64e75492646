package org.holdfast.rules.condition;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A question about one thing, with the answers yes, no and unknown. Conditions have no effects, always end, and cost at
 * most the product of the lists they look through.
 */
public sealed interface Condition
        permits AllOf,
                AnyOf,
                Comparison,
                Count,
                FlagCondition,
                IsKnown,
                MatchesPattern,
                ContainsWord,
                Negation,
                SelfBinding {

    /**
     * @param self the thing being tested
     * @param bound the things bound earlier in the rule; the customer is the first
     */
    Truth of(Object self, Object[] bound);

    /** The same condition always has the same text. Equal texts share a node in the engine. */
    String text();

    /** Adds the places (see {@link Operand#place()}) that it reads apart from the thing itself. */
    void collectPlaces(Set<Integer> places);

    /** The texts of several conditions, with what needs brackets in brackets. */
    static String joined(List<Condition> conditions, String by) {
        return conditions.stream()
                .map(condition -> condition instanceof AnyOf || condition instanceof AllOf
                        ? "(" + condition.text() + ")"
                        : condition.text())
                .collect(Collectors.joining(by));
    }

    /** One condition for several, without wrapping a single one. */
    static Condition all(List<Condition> conditions) {
        return conditions.size() == 1 ? conditions.get(0) : new AllOf(conditions);
    }

    /**
     * The literal value a condition compares a field of the thing itself with, if it is that simple; used for hashing.
     */
    static @Nullable Comparison asFieldEquals(Condition condition) {
        return condition instanceof Comparison c
                        && c.comparator() == Comparator.EQUAL
                        && c.left() instanceof Operand.OfField field
                        && field.place() == Operand.SELF
                        && c.right() instanceof Operand.Literal
                ? c
                : null;
    }
}
