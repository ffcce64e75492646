package org.holdfast.facts.promise;

import org.holdfast.facts.validation.EnumLabels;

/** The event that fulfils a promise. */
public enum FulfilmentCriterion {
    /** Delivery of the order the promise refers to. */
    DELIVERY,
    /** Resolution of the complaint the promise refers to. */
    RESOLUTION,
    /** A report that the action was {@code delivered} or {@code accepted}. */
    OUTCOME;

    @Override
    public String toString() {
        return EnumLabels.of(this);
    }
}
