package org.holdfast.loyalty;

import java.time.Period;

/** Days as people say them: "9 weeks", not "63 days". Each is one number of one unit. */
final class HumanDuration {

    private static final int DAYS_UNTIL = 14;
    private static final int WEEKS_UNTIL = 70;
    private static final int MONTHS_UNTIL = 730;
    private static final double MONTH = 30.44;
    private static final double YEAR = 365.25;

    private HumanDuration() {}

    static Period of(int days) {
        return days < DAYS_UNTIL
                ? Period.ofDays(days)
                : days < WEEKS_UNTIL
                        ? Period.ofDays(7 * Math.round(days / 7f))
                        : days < MONTHS_UNTIL
                                ? Period.ofMonths((int) Math.round(days / MONTH))
                                : Period.ofYears((int) Math.round(days / YEAR));
    }
}
