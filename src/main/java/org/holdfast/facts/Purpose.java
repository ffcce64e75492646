package org.holdfast.facts;

/** What a contact is for; consent is given and refused by purpose. */
public enum Purpose {
    SERVICE, MARKETING;

    @Override
    public String toString() {
        return Labels.of(this);
    }
}
