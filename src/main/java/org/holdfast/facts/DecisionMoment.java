package org.holdfast.facts;

import org.holdfast.facts.validation.EnumLabels;

/** Where in the customer's day the question is asked. A closed list: adding one is a change of the contract. */
public enum DecisionMoment {
    /** Nobody is waiting: a nightly run, or somebody looking at a screen. */
    REVIEW,
    /** The customer is in the shop, on its pages or in its app. */
    VISIT,
    /** The customer is about to pay. */
    CHECKOUT,
    /** The customer is calling us. */
    INBOUND_CALL,
    /** The customer has written to us. */
    INBOUND_MESSAGE;

    /** Whether the customer came to us, so that answering disturbs nobody. */
    public boolean customerIsHere() {
        return this != REVIEW;
    }

    @Override
    public String toString() {
        return EnumLabels.of(this);
    }
}
