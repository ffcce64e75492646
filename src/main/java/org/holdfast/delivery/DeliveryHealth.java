package org.holdfast.delivery;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Health of delivery: {@code BEHIND} if a decision has been waiting for more than five minutes, or is a dead letter.
 * The server still counts as up, because it can still decide, and the failure of a receiver must not make a load
 * balancer take it out of service.
 */
final class DeliveryHealth extends AbstractHealthIndicator {

    static final String BEHIND = "BEHIND";
    private static final Duration MAX_AGE = Duration.ofMinutes(5);

    private final DeliveryMetrics metrics;
    private final Targets targets;

    DeliveryHealth(DeliveryMetrics metrics, Targets targets) {
        super("The backlog of deliveries cannot be read");
        this.metrics = metrics;
        this.targets = targets;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Map<String, Deliveries.Standing> standings = new LinkedHashMap<>();
        targets.all().forEach(target -> standings.put(target.name(), Deliveries.Standing.NONE));
        standings.putAll(metrics.standings());
        health.up();
        standings.forEach((target, standing) -> {
            Duration age = metrics.age(standing);
            if (standing.dead() > 0 || age.compareTo(MAX_AGE) > 0) {
                health.status(BEHIND);
            }
            Map<String, Object> details = new LinkedHashMap<>();
            details.put("waiting", standing.waiting());
            details.put("oldestSeconds", age.toSeconds());
            details.put("dead", standing.dead());
            if (!targets.has(target)) {
                details.put(
                        "note",
                        "No target with this name is configured. Its deliveries wait until there is one, or until "
                                + "their customers are erased.");
            }
            health.withDetail(target, details);
        });
    }
}
