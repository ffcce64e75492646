package org.holdfast.rules.condition;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A condition on one thing, which is true, false or unknown. Evaluation has no side effects, always terminates, and
 * takes at most time proportional to the product of the sizes of the lists involved.
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
     * Evaluates the condition.
     *
     * @param self the thing being tested
     * @param bound the things bound earlier in the rule; the customer is the first
     */
    Truth of(Object self, Object[] bound);

    /** Returns the canonical text. Conditions with equal texts are equivalent and share a node in the engine. */
    String text();

    /** Adds the places (see {@link Operand#place()}) that the condition reads. */
    void collectPlaces(Set<Integer> places);

    /** Joins the texts of several conditions, with brackets where necessary. */
    static String joined(List<Condition> conditions, String by) {
        return conditions.stream()
                .map(condition -> condition instanceof AnyOf || condition instanceof AllOf
                        ? "(" + condition.text() + ")"
                        : condition.text())
                .collect(Collectors.joining(by));
    }

    /** Returns the conjunction of several conditions; a single condition is not wrapped. */
    static Condition all(List<Condition> conditions) {
        return conditions.size() == 1 ? conditions.get(0) : new AllOf(conditions);
    }

    /**
     * Returns the condition as a comparison if it has the form {@code field == literal} on the thing itself, otherwise
     * {@code null}. The engine uses it for hashing.
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
