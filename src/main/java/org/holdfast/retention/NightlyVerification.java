package org.holdfast.retention;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.holdfast.database.DatabaseFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every night a sample of all decisions is decided again; the result is in the log and in two metrics. */
final class NightlyVerification {

    private static final Logger LOG = LoggerFactory.getLogger(NightlyVerification.class);
    private static final int SAMPLE = 1_000;
    private static final LocalTime HOUR = LocalTime.of(3, 30);

    private final Replaying replaying;
    private volatile Replaying.Verified last = new Replaying.Verified(0, 0, 0, java.util.List.of());

    NightlyVerification(Replaying replaying, MeterRegistry registry) {
        this.replaying = replaying;
        Gauge.builder("holdfast.history.replayed", this, each -> each.last.sampled())
                .description("Decisions that were decided again last night").register(registry);
        Gauge.builder("holdfast.history.different", this, each -> each.last.different().size())
                .description("Decisions that came out differently when they were decided again last night").register(registry);
    }

    void schedule(ScheduledExecutorService timer, Clock clock, ZoneId zone) {
        ZonedDateTime now = clock.instant().atZone(zone);
        ZonedDateTime first = now.with(HOUR);
        first = first.isAfter(now) ? first : first.plusDays(1);
        timer.scheduleAtFixedRate(this::run, Duration.between(now, first).toSeconds(), TimeUnit.DAYS.toSeconds(1), TimeUnit.SECONDS);
    }

    /** Never throws: it is called by a timer. */
    void run() {
        try {
            Replaying.Verified verified = replaying.verify(SAMPLE);
            last = verified;
            if (verified.different().isEmpty()) {
                LOG.info("{} decisions were decided again, all came out the same{}", verified.same(), verified.otherSemantics() == 0 ? ""
                        : "; " + verified.otherSemantics() + " were made with semantics that this version of the program does not know");
            } else {
                LOG.warn("{} decisions were decided again, {} came out differently; the first is {}: {}", verified.sampled(),
                        verified.different().size(), verified.different().get(0).decisionId(), verified.different().get(0).differences());
            }
        } catch (RuntimeException e) {
            LOG.warn("The nightly verification of decisions did not come to its end: {}", DatabaseFailure.describe(e));
        }
    }
}
