package org.holdfast.facts;

import org.holdfast.facts.validation.EnumLabels;

/** What a contact is for; consent is given and refused by purpose. */
public enum Purpose {
    SERVICE,
    MARKETING;

    @Override
    public String toString() {
        return EnumLabels.of(this);
    }
}
