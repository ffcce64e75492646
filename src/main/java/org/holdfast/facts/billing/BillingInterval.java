package org.holdfast.facts.billing;

import org.holdfast.facts.validation.EnumLabels;

/** How often the price of a subscription is due. The list is part of the contract. */
public enum BillingInterval {
    WEEK(52),
    MONTH(12),
    QUARTER(4),
    HALF_YEAR(2),
    YEAR(1);

    private final int timesPerYear;

    BillingInterval(int timesPerYear) {
        this.timesPerYear = timesPerYear;
    }

    public int timesPerYear() {
        return timesPerYear;
    }

    @Override
    public String toString() {
        return EnumLabels.of(this);
    }
}
