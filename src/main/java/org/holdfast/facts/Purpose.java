package org.holdfast.facts;

import org.holdfast.facts.validation.EnumLabels;

/** The purpose of a contact. Consent is given and refused per purpose. */
public enum Purpose {
    SERVICE,
    MARKETING;

    @Override
    public String toString() {
        return EnumLabels.of(this);
    }
}
