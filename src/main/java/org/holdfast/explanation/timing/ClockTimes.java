package org.holdfast.explanation.timing;

import static org.holdfast.explanation.timing.Midnights.NEVER;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import org.holdfast.loyalty.CustomerView;
import org.jspecify.annotations.Nullable;

/** When the clock where a customer lives reaches a time, also on days on which clocks are changed. */
final class ClockTimes {

    private static final long MINUTE = 60_000L;

    private final CustomerView view;
    private final ZoneId zone;
    private final long now;

    ClockTimes(CustomerView view) {
        this.view = view;
        this.zone = view.zone();
        this.now = view.asOf().toEpochMilli();
    }

    /**
     * Returns the next moment at which a comparison of the clock with a time may change: when the clock shows it, shows
     * the minute after, starts over or is changed; {@code NEVER} if the time is unknown.
     */
    long until(@Nullable Object time) {
        LocalDate today = view.today();
        if (time instanceof LocalDateTime moment) {
            return Math.min(atTime(moment), change());
        } else if (time instanceof LocalTime clock) {
            LocalDate tomorrow = today.plusDays(1);
            long shown = Math.min(atTime(today.atTime(clock)), atTime(tomorrow.atTime(clock)));
            return Math.min(Math.min(shown, Midnights.of(tomorrow, zone)), change());
        }
        return NEVER;
    }

    /** Returns the start of the next minute, at which the clock shows something else. */
    long nextMinute() {
        return Math.floorDiv(now, MINUTE) * MINUTE + MINUTE;
    }

    private long atTime(LocalDateTime local) {
        long next = NEVER;
        for (ZoneOffset offset : zone.getRules().getValidOffsets(local)) {
            long shown = local.toInstant(offset).toEpochMilli();
            next = Math.min(next, later(shown));
            next = Math.min(next, later(shown + MINUTE));
        }
        return next;
    }

    private long change() {
        ZoneOffsetTransition change = zone.getRules().nextTransition(Instant.ofEpochMilli(now));
        return change == null ? NEVER : change.getInstant().toEpochMilli();
    }

    private long later(long moment) {
        return moment > now ? moment : NEVER;
    }
}
