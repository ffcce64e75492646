package org.holdfast.rules.model;

import org.holdfast.facts.validation.EnumLabels;

/**
 * Selects one proposal if several rules, or several rows of a table, propose the same action about the same subject.
 */
public enum Preference {
    /** The proposal with the highest amount. */
    MOST,
    /** The proposal with the lowest amount. */
    LEAST,
    /** The first proposal by file name, then by line. */
    FIRST,
    /**
     * The proposal with the best score, regardless of its amount. Implied in books of release 0.1.0; has no keyword.
     */
    SCORE;

    @Override
    public String toString() {
        return EnumLabels.of(this);
    }
}
