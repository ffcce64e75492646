package org.holdfast.facts.fulfilment;

import org.holdfast.facts.validation.EnumLabels;

/** What an order waits for. The list is part of the contract. */
public enum OrderState {
    /** It is being fulfilled. */
    OPEN,
    /** It waits for the customer's money. */
    UNPAID,
    /** It waits for something else that is not in our hands, such as an answer of the customer. */
    ON_HOLD;

    /** Returns whether nothing is sent in this state. */
    public boolean isWaiting() {
        return this != OPEN;
    }

    @Override
    public String toString() {
        return EnumLabels.of(this);
    }
}
