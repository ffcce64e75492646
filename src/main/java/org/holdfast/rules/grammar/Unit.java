package org.holdfast.rules.grammar;

import java.util.Locale;

/** A unit of the calendar. */
enum Unit {
    HOUR,
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR;

    /** Returns the name in names of fields and gaps, such as {@code weeks}. */
    String plural() {
        return name().toLowerCase(Locale.ROOT) + "s";
    }

    /** Returns the name in names of fields such as {@code startOfWeek}. */
    String capital() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
}
