package org.holdfast.delivery;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What follows from what became of deliveries to one target: when they are tried again, which are dead, what the log
 * says. One thread.
 */
final class DeliverySettlement {

    private static final Logger LOG = LoggerFactory.getLogger(DeliverySettlement.class);

    /** Between two lines in the log about dead letters: a target that refuses everything can make very many. */
    private static final long QUIET_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final String target;
    private final DeliveryLeases deliveryLeases;
    private final CircuitBreaker circuitBreaker;
    private final Backoff backoff;
    private final DeliverySettings settings;
    private final DeliveryMetrics metrics;
    private long told = System.nanoTime() - QUIET_NANOS;

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

    /** A try that is over. */
    record Finished(DeliveryLeases.Claim claim, DeliveryResult result, Duration took) {}

    /** What it tells of the target. A refusal is an answer: the target works. */
    void judge(Finished done) {
        if (done.result instanceof DeliveryResult.TryLater later) {
            if (circuitBreaker.failed(later.after())) {
                LOG.warn("\"{}\" takes no decisions at the moment, they wait: {}", target, later.why());
            }
        } else if (circuitBreaker.succeeded()) {
            LOG.info("\"{}\" takes decisions again", target);
        }
        metrics.count(target, done);
    }

    /** Within a transaction. */
    void settle(List<Finished> done) {
        for (Finished each : done) {
            if (each.result instanceof DeliveryResult.Delivered) {
                deliveryLeases.delivered(each.claim);
            } else if (each.result instanceof DeliveryResult.Refused refused) {
                die(each.claim, refused.why());
            } else if (each.result instanceof DeliveryResult.TryLater later) {
                if (each.claim.entry().attempt() >= settings.tries()) {
                    die(each.claim, later.why());
                } else {
                    deliveryLeases.later(each.claim, wait(each.claim.entry().attempt(), later), later.why());
                }
            }
        }
    }

    private void die(DeliveryLeases.Claim claim, String why) {
        deliveryLeases.dead(claim, why);
        long now = System.nanoTime();
        if (now - told > QUIET_NANOS) {
            told = now;
            LOG.warn(
                    "Delivery {} to \"{}\" is a dead letter ({}). Look with: deliveries list --status dead",
                    claim.number(),
                    target,
                    why);
        }
    }

    private Duration wait(int attempt, DeliveryResult.TryLater later) {
        Duration own = backoff.after(attempt);
        Duration asked = later.after();
        if (asked == null || asked.compareTo(own) <= 0) {
            return own;
        }
        return asked.compareTo(settings.longestWait()) < 0 ? asked : settings.longestWait();
    }
}
