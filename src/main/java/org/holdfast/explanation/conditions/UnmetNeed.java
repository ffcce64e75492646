package org.holdfast.explanation.conditions;

import org.holdfast.rules.vocabulary.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * What a condition still asks of one fact.
 *
 * @param name of the field, figure or list, such as {@code ordersIn(30)}
 * @param found what it is; {@code null} while it is unknown
 * @param needed the value it is compared with; empty where it only has to be known, or unknown
 * @param rate the currency whose exchange rate would make it known; {@code null} where no rate would
 */
public record UnmetNeed(
        String name,
        ValueType type,
        @Nullable String found,
        Test test,
        String needed,
        @Nullable String rate) {

    /** How the fact is tested. Those that compare are named like {@link org.holdfast.rules.condition.Comparator}. */
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
