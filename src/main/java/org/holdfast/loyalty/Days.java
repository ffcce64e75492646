package org.holdfast.loyalty;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import org.holdfast.facts.Timepoint;
import org.jspecify.annotations.Nullable;

/** Counting days in the customer's time zone. Days are given as days since 1970-01-01, which makes them cheap to subtract. */
final class Days {

    private static final long MONDAY_OFFSET = 3;

    private final Viewpoint from;
    private final ZoneId zone;
    private final long today;

    Days(Viewpoint from, ZoneId zone) {
        this.from = from;
        this.zone = zone;
        this.today = Timepoint.of(from.asOf()).epochDay(zone);
    }

    long today() {
        return today;
    }

    ZoneId zone() {
        return zone;
    }

    /** The time if it has come, else {@code null}: what lies ahead is not known yet. */
    @Nullable Timepoint known(@Nullable Timepoint time) {
        return time != null && time.hasCome(from.asOf(), zone) ? time : null;
    }

    boolean hasCome(Timepoint time) {
        return time.hasCome(from.asOf(), zone);
    }

    /** Whether a deadline lies behind us. */
    boolean isOver(Timepoint deadline) {
        return !deadline.end(zone).isAfter(from.asOf());
    }

    long of(Timepoint time) {
        return time.epochDay(zone);
    }

    int ago(Timepoint time) {
        return (int) (today - time.epochDay(zone));
    }

    @Nullable Integer agoIfKnown(@Nullable Timepoint time) {
        return time == null || !hasCome(time) ? null : Integer.valueOf(ago(time));
    }

    /** Days from Monday to Friday after {@code first} up to and including {@code last}; public holidays are not known here. */
    static int workingDays(long first, long last) {
        if (last <= first) {
            return 0;
        }
        return (int) (weekdaysUpTo(last) - weekdaysUpTo(first));
    }

    /** The day on which so many days from Monday to Friday have passed after the first one. */
    static long afterWorkingDays(long first, int workingDays) {
        long day = first + workingDays / 5 * 7L;
        while (workingDays(first, day) < workingDays) {
            day++;
        }
        return day;
    }

    /** How many days lie between today and the next time this day of the year comes; 0 is today. */
    int untilNext(LocalDate yearly) {
        LocalDate now = LocalDate.ofEpochDay(today);
        // MonthDay puts 29 February on the 28th in other years, which is when most people celebrate.
        LocalDate next = MonthDay.from(yearly).atYear(now.getYear());
        if (next.isBefore(now)) {
            next = MonthDay.from(yearly).atYear(now.getYear() + 1);
        }
        return (int) (next.toEpochDay() - today);
    }

    private static long weekdaysUpTo(long day) {
        long shifted = day + MONDAY_OFFSET;
        long weeks = Math.floorDiv(shifted, 7L);
        long rest = Math.floorMod(shifted, 7L);
        return weeks * 5 + Math.min(rest + 1, 5);
    }
}
