package org.holdfast.rules.declared;

/**
 * Something that can be said about a fact.
 *
 * @param meaning the condition in DRL
 * @param value the value with its gaps, such as {@code {value:decimal} km}; empty if there is none
 */
record FactPhrase(Say say, String meaning, String value) {

    /** The comparison. */
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
        ON,
        BEFORE,
        AFTER,
        TODAY,
        IN_AT_MOST,
        IN_AT_LEAST,
        AT_MOST_AGO,
        AT_LEAST_AGO,
        KNOWN,
        UNKNOWN
    }
}
