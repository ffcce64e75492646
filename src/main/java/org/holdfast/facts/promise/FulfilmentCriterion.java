package org.holdfast.facts.promise;

import org.holdfast.facts.validation.EnumLabels;

/** What shows that a promise was kept. */
public enum FulfilmentCriterion {
    /** The order it is about was delivered. */
    DELIVERY,
    /** The complaint it is about was resolved. */
    RESOLUTION,
    /** Somebody reported the action as {@code delivered} or {@code accepted}. */
    OUTCOME;

    @Override
    public String toString() {
        return EnumLabels.of(this);
    }
}
