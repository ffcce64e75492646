package org.holdfast.decisioning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.holdfast.coordination.Lease;
import org.holdfast.decisions.Decision;
import org.holdfast.history.Runs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides for all customers once a day, because time alone changes facts: an order becomes late, a birthday comes. It
 * is the same run as that of the command {@code run}. With wake-ups it is not needed for timeliness; it also reaches
 * customers with new outcomes. One node does it, and an interrupted run is resumed.
 */
final class DailyRedecision {

    private static final Logger LOG = LoggerFactory.getLogger(DailyRedecision.class);

    private final BatchRun all;
    private final Runs runs;
    private final Clock clock;
    private final ZoneId zone;

    DailyRedecision(BatchRun all, Runs runs, Clock clock, ZoneId zone) {
        this.all = all;
        this.runs = runs;
        this.clock = clock;
        this.zone = zone;
    }

    /** Returns the time until an hour of the day. It is computed each day, so that clock changes do not shift it. */
    Duration until(LocalTime hour) {
        ZonedDateTime now = clock.instant().atZone(zone);
        ZonedDateTime next =
                now.with(hour).isAfter(now) ? now.with(hour) : now.plusDays(1).with(hour);
        return Duration.between(now, next).plusMillis(1);
    }

    void run() {
        if (runs.lastDone()
                .filter(done -> day(done).equals(day(clock.instant())))
                .isPresent()) {
            LOG.info("All customers already have a decision today");
            return;
        }
        AtomicLong actions = new AtomicLong();
        try {
            RunReport report = all.run(false, null, decisions -> actions.addAndGet(count(decisions)));
            LOG.info(
                    "Decided for all customers: actions for {}, no decision possible for {}",
                    actions,
                    report.refused());
        } catch (IllegalStateException e) {
            if (!(e.getCause() instanceof Lease.Taken)) {
                throw e;
            }
            LOG.info("Another process makes the daily decisions");
        }
    }

    private static long count(List<Decision> decisions) {
        return decisions.stream()
                .filter(decision -> decision.outcome() == Decision.Outcome.ACT)
                .count();
    }

    private LocalDate day(Instant moment) {
        return moment.atZone(zone).toLocalDate();
    }
}
