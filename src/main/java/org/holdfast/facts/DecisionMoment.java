package org.holdfast.facts;

import org.holdfast.facts.validation.EnumLabels;

/** The situation in which a decision is requested. The list is part of the contract. */
public enum DecisionMoment {
    /** No customer is waiting: a nightly run, or a member of staff at a screen. */
    REVIEW,
    /** The customer is in the shop, on the website or in the app. */
    VISIT,
    /** The customer is about to pay. */
    CHECKOUT,
    /** The customer is calling. */
    INBOUND_CALL,
    /** The customer has written. */
    INBOUND_MESSAGE,
    /** The customer is about to cancel, on the phone or on the page where subscriptions are cancelled. */
    CANCELLATION;

    /** Returns whether the customer initiated the contact, so that a response does not disturb them. */
    public boolean customerIsHere() {
        return this != REVIEW;
    }

    @Override
    public String toString() {
        return EnumLabels.of(this);
    }
}
