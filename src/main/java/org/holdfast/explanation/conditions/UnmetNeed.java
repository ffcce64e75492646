package org.holdfast.explanation.conditions;

import org.holdfast.rules.vocabulary.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * A fact that does not have the value a condition needs.
 *
 * @param scoped the condition on this fact alone
 * @param name name of the field, figure or list, such as {@code ordersIn(30)}
 * @param found current value; {@code null} when it is unknown
 * @param needed value that the fact is compared with; empty if it only has to be known, or unknown, or if that value is
 *     unknown itself
 * @param rate currency whose missing exchange rate makes the value unknown; {@code null} when there is none
 */
public record UnmetNeed(
        ScopedCondition scoped,
        String name,
        ValueType type,
        @Nullable String found,
        Test test,
        String needed,
        @Nullable String rate) {

    /** The test of a fact. Comparisons have the names of {@link org.holdfast.rules.condition.Comparator}. */
    public enum Test {
        EQUAL,
        NOT_EQUAL,
        LESS,
        AT_MOST,
        MORE,
        AT_LEAST,
        KNOWN,
        UNKNOWN,
        WITH,
        WITHOUT,
        LIKE,
        UNLIKE
    }
}
