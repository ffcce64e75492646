package org.holdfast.rules.offers;

import org.holdfast.facts.validation.EnumLabels;

/** Selects one of several possible actions of a group. */
public enum GroupChoice {
    /** The action with the highest amount. */
    CUSTOMER,
    /** The action whose rule has the highest priority. */
    PRIORITY,
    /** The action with the best score. */
    US;

    @Override
    public String toString() {
        return EnumLabels.of(this);
    }
}
