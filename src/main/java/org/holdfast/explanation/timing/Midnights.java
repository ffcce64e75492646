package org.holdfast.explanation.timing;

import java.time.LocalDate;
import java.time.ZoneId;
import org.holdfast.loyalty.CustomerView;

/** The next midnights where a customer lives, in milliseconds since 1970. Not thread-safe. */
final class Midnights {

    /** What no midnight within reach is: later than everything. */
    static final long NEVER = Long.MAX_VALUE;
    /** Number of midnights that are within reach. */
    static final int MAX = WakeUps.DAYS + 1;

    private final LocalDate today;
    private final ZoneId zone;
    private final long[] known = new long[MAX + 1];

    Midnights(CustomerView view) {
        this.today = view.today();
        this.zone = view.zone();
    }

    /** Returns the midnight after a number of days, 1 for the next one; {@link #NEVER} if it is out of reach. */
    long in(long days) {
        if (days > MAX) {
            return NEVER;
        }
        int index = (int) days;
        if (known[index] == 0) {
            known[index] = of(today.plusDays(days), zone);
        }
        return known[index];
    }

    static long of(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant().toEpochMilli();
    }
}
