package org.holdfast.delivery;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settles finished attempts to deliver to one target: marks them as delivered or dead, schedules retries, and logs when
 * the target fails or recovers. Not thread-safe.
 */
final class DeliverySettlement {

    private static final Logger LOG = LoggerFactory.getLogger(DeliverySettlement.class);

    /** Minimum interval between log messages about dead letters, because a target may refuse every delivery. */
    private static final long LOG_INTERVAL_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final String target;
    private final DeliveryLeases deliveryLeases;
    private final CircuitBreaker circuitBreaker;
    private final Backoff backoff;
    private final DeliverySettings settings;
    private final DeliveryMetrics metrics;
    private long lastLogged = System.nanoTime() - LOG_INTERVAL_NANOS;

    DeliverySettlement(
            String target,
            DeliveryLeases deliveryLeases,
            CircuitBreaker circuitBreaker,
            DeliverySettings settings,
            DeliveryMetrics metrics) {
        this.target = target;
        this.deliveryLeases = deliveryLeases;
        this.circuitBreaker = circuitBreaker;
        this.backoff = new Backoff(settings.firstWait(), settings.longestWait());
        this.settings = settings;
        this.metrics = metrics;
    }

    /** A finished attempt. */
    record Finished(DeliveryLeases.Claim claim, DeliveryResult result, Duration took) {}

    /** Updates circuit breaker, log and metrics. A refusal counts as a success, because the target works. */
    void record(Finished done) {
        if (done.result instanceof DeliveryResult.TryLater later) {
            if (circuitBreaker.failed(later.after())) {
                LOG.warn("Target \"{}\" is failing; its deliveries wait: {}", target, later.why());
            }
        } else if (circuitBreaker.succeeded()) {
            LOG.info("Target \"{}\" has recovered", target);
        }
        metrics.count(target, done);
    }

    /** Stores the results. Call it within a transaction. */
    void settle(List<Finished> done) {
        for (Finished each : done) {
            if (each.result instanceof DeliveryResult.Delivered) {
                deliveryLeases.markDelivered(each.claim);
            } else if (each.result instanceof DeliveryResult.Refused refused) {
                markDead(each.claim, refused.why());
            } else if (each.result instanceof DeliveryResult.TryLater later) {
                if (each.claim.entry().attempt() >= settings.tries()) {
                    markDead(each.claim, later.why());
                } else {
                    deliveryLeases.retryLater(
                            each.claim, wait(each.claim.entry().attempt(), later), later.why());
                }
            }
        }
    }

    private void markDead(DeliveryLeases.Claim claim, String why) {
        deliveryLeases.markDead(claim, why);
        long now = System.nanoTime();
        if (now - lastLogged > LOG_INTERVAL_NANOS) {
            lastLogged = now;
            LOG.warn(
                    "Delivery {} to \"{}\" is a dead letter ({}). List dead letters with: deliveries list "
                            + "--status dead",
                    claim.number(),
                    target,
                    why);
        }
    }

    private Duration wait(int attempt, DeliveryResult.TryLater later) {
        Duration own = backoff.after(attempt);
        Duration requested = later.after();
        if (requested == null || requested.compareTo(own) <= 0) {
            return own;
        }
        return requested.compareTo(settings.longestWait()) < 0 ? requested : settings.longestWait();
    }
}
