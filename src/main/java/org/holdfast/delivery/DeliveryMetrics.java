package org.holdfast.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.dao.DataAccessException;

/** What operators watch: tries by result, what waits and for how long, dead letters. */
final class DeliveryMetrics {

    /** Counting costs more the more there is, so the same count serves for a while. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final MeterRegistry registry;
    private final Deliveries deliveries;
    private final Clock clock;
    private volatile Counted last = new Counted(Instant.MIN, Map.of());

    DeliveryMetrics(MeterRegistry registry, Deliveries deliveries, Targets targets, Clock clock) {
        this.registry = registry;
        this.deliveries = deliveries;
        this.clock = clock;
        targets.all().forEach(target -> watch(target.name()));
    }

    private record Counted(Instant at, Map<String, Deliveries.Standing> standings) {}

    private void watch(String target) {
        Gauge.builder("holdfast.delivery.waiting", () -> of(target).waiting())
                .tag("target", target)
                .description("Decisions that wait to be delivered")
                .register(registry);
        Gauge.builder("holdfast.delivery.dead", () -> of(target).dead())
                .tag("target", target)
                .description("Dead letters")
                .register(registry);
        TimeGauge.builder("holdfast.delivery.oldest", () -> age(of(target)).toSeconds(), TimeUnit.SECONDS)
                .tag("target", target)
                .description("Age of the decision that waits longest")
                .register(registry);
    }

    void count(String target, DeliverySettlement.Finished done) {
        String result = done.result() instanceof DeliveryResult.Delivered
                ? "delivered"
                : done.result() instanceof DeliveryResult.Refused ? "refused" : "later";
        Timer.builder("holdfast.delivery")
                .description("Tries to hand a decision on")
                .tags("target", target, "result", result)
                .register(registry)
                .record(done.took());
    }

    /** Metrics must not fail because the database does. */
    private Deliveries.Standing of(String target) {
        try {
            return standings().getOrDefault(target, Deliveries.Standing.NONE);
        } catch (DataAccessException e) {
            return Deliveries.Standing.NONE;
        }
    }

    Map<String, Deliveries.Standing> standings() {
        Counted counted = last;
        Instant now = clock.instant();
        if (counted.at.isBefore(now.minus(FRESH))) {
            counted = new Counted(now, deliveries.standings());
            last = counted;
        }
        return counted.standings;
    }

    Duration age(Deliveries.Standing standing) {
        Instant oldest = standing.oldest();
        Duration age = oldest == null ? Duration.ZERO : Duration.between(oldest, clock.instant());
        return age.isNegative() ? Duration.ZERO : age;
    }
}
