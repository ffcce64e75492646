package org.holdfast.rules.grammar;

/**
 * Something that can be said about a fact.
 *
 * @param meaning the condition in DRL
 * @param value the value with its gaps, such as {@code {value:decimal} km}; empty if there is none
 * @param unit the unit of a time; otherwise {@link Unit#DAY}
 */
record Clause(Say say, String meaning, String value, Unit unit) {

    Clause(Say say, String meaning, String value) {
        this(say, meaning, value, Unit.DAY);
    }

    /** The kinds of statements. */
    enum Say {
        IS,
        IS_NOT,
        ONE_OF,
        CONTAINS,
        CONTAINS_NOT,
        YES,
        NO,
        AT_LEAST,
        AT_MOST,
        MORE,
        LESS,
        BETWEEN,
        KNOWN,
        UNKNOWN,
        ON,
        BEFORE,
        AFTER,
        BETWEEN_DAYS,
        TODAY,
        YESTERDAY,
        TOMORROW,
        IN_LAST,
        AT_MOST_AGO,
        AT_LEAST_AGO,
        EXACTLY_AGO,
        IN_AT_MOST,
        IN_AT_LEAST,
        IN_EXACTLY,
        THIS,
        LAST,
        NEXT,
        MORE_THAN_FIRST,
        LESS_THAN_FIRST,
        SAME_AS_FIRST,
        AFTER_FIRST,
        BEFORE_FIRST;

        /** Returns whether this says that something has happened. */
        boolean isPast() {
            return switch (this) {
                case YESTERDAY, IN_LAST, AT_MOST_AGO, AT_LEAST_AGO, EXACTLY_AGO, LAST -> true;
                default -> false;
            };
        }
    }
}
