package org.holdfast.delivery;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Whether decisions arrive. {@code BEHIND} when one waits for longer than {@link #LONG} or is a dead letter. That does
 * not take the program down: it decides all the same, and a receiver's trouble must not make a load balancer turn away
 * from us.
 */
final class DeliveryHealth extends AbstractHealthIndicator {

    static final String BEHIND = "BEHIND";
    private static final Duration LONG = Duration.ofMinutes(5);

    private final DeliveryMetrics metrics;
    private final Targets targets;

    DeliveryHealth(DeliveryMetrics metrics, Targets targets) {
        super("How deliveries stand cannot be found out");
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
            if (standing.dead() > 0 || age.compareTo(LONG) > 0) {
                health.status(BEHIND);
            }
            Map<String, Object> details = new LinkedHashMap<>();
            details.put("waiting", standing.waiting());
            details.put("oldestSeconds", age.toSeconds());
            details.put("dead", standing.dead());
            if (!targets.has(target)) {
                details.put(
                        "note",
                        "No target is called so any more; what waits for it stays until one is, or its customers are erased");
            }
            health.withDetail(target, details);
        });
    }
}
