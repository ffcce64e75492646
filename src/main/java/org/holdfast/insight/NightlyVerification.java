package org.holdfast.insight;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Replays a sample of all decisions every night. The log and two metrics report the result. */
final class NightlyVerification {

    private static final Logger LOG = LoggerFactory.getLogger(NightlyVerification.class);
    private static final int SAMPLE = 1_000;
    private static final LocalTime HOUR = LocalTime.of(3, 30);

    private final ReplayService replayService;
    private volatile ReplayService.Verified last = new ReplayService.Verified(0, 0, 0, List.of());

    NightlyVerification(ReplayService replayService, MeterRegistry registry) {
        this.replayService = replayService;
        Gauge.builder("holdfast.history.replayed", this, each -> each.last.sampled())
                .description("Decisions that were replayed last night")
                .register(registry);
        Gauge.builder(
                        "holdfast.history.different",
                        this,
                        each -> each.last.different().size())
                .description("Decisions that differed when they were replayed last night")
                .register(registry);
    }

    /** Returns the time until the next run. */
    Duration untilNext(Clock clock, ZoneId zone) {
        ZonedDateTime now = clock.instant().atZone(zone);
        ZonedDateTime next =
                now.with(HOUR).isAfter(now) ? now.with(HOUR) : now.plusDays(1).with(HOUR);
        return Duration.between(now, next).plusMillis(1);
    }

    void run() {
        ReplayService.Verified verified = replayService.verify(SAMPLE);
        last = verified;
        if (verified.different().isEmpty()) {
            LOG.info("Replayed {} decisions; all are the same", verified.sampled());
        } else {
            LOG.warn(
                    "Replayed {} decisions; {} differ, the first is {}: {}",
                    verified.sampled(),
                    verified.different().size(),
                    verified.different().get(0).decisionId(),
                    verified.different().get(0).differences());
        }
    }
}
