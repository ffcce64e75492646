package org.holdfast.facts;

import org.holdfast.facts.validation.EnumLabels;

/** Channels through which the company and a customer communicate. The list is part of the contract. */
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
     * A note to a member of staff. The customer never sees it, so the rules that protect customers from unwanted
     * contact do not apply.
     */
    STAFF(false);

    private final boolean startedByUs;

    Channel(boolean startedByUs) {
        this.startedByUs = startedByUs;
    }

    /**
     * Returns whether using this channel contacts the customer unprompted, as opposed to answering one who is present.
     */
    public boolean startedByUs() {
        return startedByUs;
    }

    @Override
    public String toString() {
        return EnumLabels.of(this);
    }
}
