package org.holdfast.loyalty.calendar;

import java.time.Period;

/**
 * Rounds a number of days to a duration in everyday language: "9 weeks" rather than "63 days". The result has a single
 * unit.
 */
public final class HumanDuration {

    private static final int DAYS_UNTIL = 14;
    private static final int WEEKS_UNTIL = 70;
    private static final int MONTHS_UNTIL = 730;
    private static final double MONTH = 30.44;
    private static final double YEAR = 365.25;

    private HumanDuration() {}

    public static Period of(int days) {
        if (days < DAYS_UNTIL) {
            return Period.ofDays(days);
        }
        if (days < WEEKS_UNTIL) {
            return Period.ofDays(7 * Math.round(days / 7f));
        }
        return days < MONTHS_UNTIL
                ? Period.ofMonths((int) Math.round(days / MONTH))
                : Period.ofYears((int) Math.round(days / YEAR));
    }
}
