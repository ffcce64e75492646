package org.holdfast.facts.goods;

import org.holdfast.facts.validation.EnumLabels;

/** The state of a return. The list is part of the contract. */
public enum ReturnState {
    /** The customer asked for it. */
    REQUESTED,
    /** We agreed; the goods are still to come. */
    ACCEPTED,
    /** We declined; the customer keeps the goods. */
    REFUSED,
    /** The goods are back with us. */
    RECEIVED,
    /** The customer has the money back. */
    REFUNDED,
    /** The customer got other goods instead. */
    EXCHANGED;

    @Override
    public String toString() {
        return EnumLabels.of(this);
    }
}
