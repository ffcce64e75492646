package org.holdfast.loyalty.programmes;

import org.holdfast.facts.validation.EnumLabels;

/** The unit of an account. */
public enum LedgerUnit {
    POINTS,
    STAMPS;

    @Override
    public String toString() {
        return EnumLabels.of(this);
    }
}
