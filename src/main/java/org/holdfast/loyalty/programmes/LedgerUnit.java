package org.holdfast.loyalty.programmes;

import org.holdfast.facts.validation.EnumLabels;

/** What a programme counts. */
public enum LedgerUnit {
    POINTS,
    STAMPS;

    @Override
    public String toString() {
        return EnumLabels.of(this);
    }
}
