package org.holdfast.facts.billing;

import org.holdfast.facts.validation.EnumLabels;

/** The state of a subscription in the billing system. The list is part of the contract. */
public enum SubscriptionStatus {
    /** It runs, but nothing has to be paid yet. */
    TRIAL,
    ACTIVE,
    /** It runs, but a payment has failed. */
    PAST_DUE,
    /** The customer or the company has suspended it. */
    PAUSED,
    /** It was terminated by the customer or the company. */
    CANCELLED,
    /** Its term is over, and it was not renewed. */
    ENDED;

    /** Returns whether the customer receives what they subscribed to. */
    public boolean isRunning() {
        return this == TRIAL || this == ACTIVE || this == PAST_DUE;
    }

    @Override
    public String toString() {
        return EnumLabels.of(this);
    }
}
