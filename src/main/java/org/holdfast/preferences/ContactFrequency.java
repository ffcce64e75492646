package org.holdfast.preferences;

import org.holdfast.facts.contact.OwnContactCap;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;

/** How often a customer wants to be written to at most. */
public enum ContactFrequency {
    UNLIMITED(null),
    WEEKLY(7),
    MONTHLY(30),
    QUARTERLY(90);

    private final @Nullable Integer days;

    ContactFrequency(@Nullable Integer days) {
        this.days = days;
    }

    /** Returns the frequency that a stated cap means; {@code null} if it is another one. */
    static @Nullable ContactFrequency of(@Nullable OwnContactCap cap) {
        if (cap == null || cap.times() == null || cap.days() == null) {
            return UNLIMITED;
        }
        for (ContactFrequency each : values()) {
            if (cap.times() == 1 && cap.days().equals(each.days)) {
                return each;
            }
        }
        return null;
    }

    OwnContactCap cap(DateOrInstant at) {
        return new OwnContactCap(days == null ? null : 1, days, at);
    }

    @Override
    public String toString() {
        return EnumLabels.of(this);
    }
}
