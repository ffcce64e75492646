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

/** Metrics of delivery: attempts by result, waiting deliveries and their age, dead letters. */
final class DeliveryMetrics {

    /** How long the backlogs are cached, because counting them is expensive. */
    private static final Duration CACHE_TIME = Duration.ofSeconds(10);

    private final MeterRegistry registry;
    private final Deliveries deliveries;
    private final Clock clock;
    private volatile Counted last = new Counted(Instant.MIN, Map.of());

    DeliveryMetrics(MeterRegistry registry, Deliveries deliveries, Targets targets, Clock clock) {
        this.registry = registry;
        this.deliveries = deliveries;
        this.clock = clock;
        targets.all().forEach(target -> register(target.name()));
    }

    private record Counted(Instant at, Map<String, Deliveries.Standing> standings) {}

    private void register(String target) {
        Gauge.builder("holdfast.delivery.waiting", () -> of(target).waiting())
                .tag("target", target)
                .description("Decisions waiting to be delivered")
                .register(registry);
        Gauge.builder("holdfast.delivery.dead", () -> of(target).dead())
                .tag("target", target)
                .description("Dead letters")
                .register(registry);
        TimeGauge.builder("holdfast.delivery.oldest", () -> age(of(target)).toSeconds(), TimeUnit.SECONDS)
                .tag("target", target)
                .description("Age of the decision that has been waiting longest")
                .register(registry);
    }

    void count(String target, DeliverySettlement.Finished done) {
        Timer.builder("holdfast.delivery")
                .description("Attempts to deliver a decision")
                .tags("target", target, "result", label(done.result()))
                .register(registry)
                .record(done.took());
    }

    private static String label(DeliveryResult result) {
        if (result instanceof DeliveryResult.Delivered) {
            return "delivered";
        }
        return result instanceof DeliveryResult.Refused ? "refused" : "later";
    }

    /** Returns the backlog of a target; an empty one if the database fails, because metrics must not fail. */
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
        if (counted.at.isBefore(now.minus(CACHE_TIME))) {
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
