package org.holdfast.facts.billing;

import org.holdfast.facts.validation.EnumLabels;

/** The state of a payment. The list is part of the contract. */
public enum PaymentStatus {
    /** It is to be paid; overdue once its day has passed. */
    DUE,
    PAID,
    /** It was attempted, for example by card or direct debit, and refused. */
    FAILED,
    /** It was paid, and the money went back to the customer. */
    REFUNDED;

    @Override
    public String toString() {
        return EnumLabels.of(this);
    }
}
