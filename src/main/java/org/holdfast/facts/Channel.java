package org.holdfast.facts;

import org.holdfast.facts.validation.EnumLabels;

/** The ways we and a customer reach each other. A closed list: adding one is a change of the contract. */
public enum Channel {
    EMAIL(true),
    SMS(true),
    PUSH(true),
    CALL(true),
    LETTER(true),
    CHAT(false),
    WEB(false),
    APP(false),
    STORE(false),
    SOCIAL(false),
    /**
     * A note to a colleague: the customer never sees it, so nothing that protects the customer from us stands in its
     * way.
     */
    STAFF(false);

    private final boolean startedByUs;

    Channel(boolean startedByUs) {
        this.startedByUs = startedByUs;
    }

    /** Whether using it means that we turn to the customer, rather than answering one who is already here. */
    public boolean startedByUs() {
        return startedByUs;
    }

    @Override
    public String toString() {
        return EnumLabels.of(this);
    }
}
