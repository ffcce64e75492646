package org.holdfast.decisioning;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.holdfast.coordination.Lease;
import org.holdfast.decisions.Decision;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides for all customers once a day, because time alone changes facts: an order becomes late, a birthday comes. It
 * is the same run as that of the command {@code run}. With wake-ups it is not needed for timeliness; it also reaches
 * customers with new outcomes. One node does it; the others look again until it is done, and resume it if that node has
 * died or is frozen.
 */
final class DailyRedecision {

    private static final Logger LOG = LoggerFactory.getLogger(DailyRedecision.class);

    /** How long to wait before looking again what has become of a run that another node makes, or that failed. */
    private static final Duration LOOK = Duration.ofSeconds(30);

    private final BatchRun all;
    private final Clock clock;
    private final ZoneId zone;
    /** The day whose decisions were not known to be complete when this node looked last. */
    private @Nullable LocalDate incomplete;

    DailyRedecision(BatchRun all, Clock clock, ZoneId zone) {
        this.all = all;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * Returns the time until an hour of the day, or until the next look if the decisions of this day are not complete.
     * It is computed each day, so that clock changes do not shift it.
     */
    Duration until(LocalTime hour) {
        if (today().equals(incomplete)) {
            return LOOK;
        }
        ZonedDateTime now = clock.instant().atZone(zone);
        ZonedDateTime next =
                now.with(hour).isAfter(now) ? now.with(hour) : now.plusDays(1).with(hour);
        return Duration.between(now, next).plusMillis(1);
    }

    void run() {
        LocalDate day = today();
        if (incomplete != null && !day.equals(incomplete)) {
            // Midnight has passed since the last look; the new day has its own hour.
            incomplete = null;
            return;
        }
        incomplete = day;
        AtomicLong actions = new AtomicLong();
        try {
            all.runOnceADay(decisions -> actions.addAndGet(count(decisions)))
                    .ifPresentOrElse(
                            report -> LOG.info(
                                    "Decided for all customers: actions for {}, no decision possible for {}",
                                    actions,
                                    report.refused()),
                            () -> LOG.info("All customers already have a decision today"));
            incomplete = null;
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

    private LocalDate today() {
        return clock.instant().atZone(zone).toLocalDate();
    }
}
