package org.holdfast.console.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers for a minute who looked at whom, so that a page, the parts it loads and a reload are one look, while every
 * address that shows a customer counts.
 */
final class RecentLooks {

    private static final Duration ONE_LOOK = Duration.ofMinutes(1);

    private final Clock clock;
    /** In the order of their times. */
    private final Map<Look, Instant> looks = new LinkedHashMap<>();

    RecentLooks(Clock clock) {
        this.clock = clock;
    }

    private record Look(String reader, String customer) {}

    synchronized boolean contains(String reader, String customer) {
        Instant end = clock.instant().minus(ONE_LOOK);
        for (Iterator<Instant> times = looks.values().iterator(); times.hasNext(); ) {
            if (times.next().isAfter(end)) {
                break;
            }
            times.remove();
        }
        return looks.containsKey(new Look(reader, customer));
    }

    synchronized void add(String reader, String customer) {
        looks.putIfAbsent(new Look(reader, customer), clock.instant());
    }
}
