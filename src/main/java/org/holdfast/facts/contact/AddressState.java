package org.holdfast.facts.contact;

import org.holdfast.facts.validation.EnumLabels;

/** Whether messages to an address arrive. The later constant is the worse one. */
public enum AddressState {
    OK,
    /** The last message came back for good. */
    BOUNCED,
    /** The address is not the customer's, or does not exist. */
    WRONG;

    @Override
    public String toString() {
        return EnumLabels.of(this);
    }
}
