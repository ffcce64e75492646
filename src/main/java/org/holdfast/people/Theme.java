package org.holdfast.people;

import org.holdfast.facts.validation.EnumLabels;

/** The colours of the console. */
public enum Theme {
    /** Light or dark, as the person's device is set. */
    SYSTEM,
    LIGHT,
    DARK;

    @Override
    public String toString() {
        return EnumLabels.of(this);
    }
}
