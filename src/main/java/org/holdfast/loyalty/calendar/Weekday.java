package org.holdfast.loyalty.calendar;

import java.time.LocalDate;
import org.holdfast.facts.validation.EnumLabels;

/** A day of the week, as rules name it. */
public enum Weekday {
    MONDAY,
    TUESDAY,
    WEDNESDAY,
    THURSDAY,
    FRIDAY,
    SATURDAY,
    SUNDAY;

    public static Weekday of(LocalDate day) {
        return values()[day.getDayOfWeek().ordinal()];
    }

    @Override
    public String toString() {
        return EnumLabels.of(this);
    }
}
