package org.holdfast.delivery;

import java.time.Duration;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Calculates the wait before the next attempt: exponential, with jitter, so that deliveries that failed at the same
 * time are not retried at the same time.
 */
final class Backoff {

    private static final double FACTOR = 3;
    /** Jitter as a fraction of the wait, in both directions: one fifth. */
    private static final int JITTER_DIVISOR = 5;

    private final ExponentialBackOff backOff;

    Backoff(Duration first, Duration longest) {
        backOff = new ExponentialBackOff(first.toMillis(), FACTOR);
        backOff.setMaxInterval(longest.toMillis());
        backOff.setJitter(first.toMillis() / JITTER_DIVISOR);
    }

    /** @param attempt number of the attempt that failed; 1 is the first */
    Duration after(int attempt) {
        BackOffExecution execution = backOff.start();
        long wait = execution.nextBackOff();
        for (int i = 1; i < attempt; i++) {
            wait = execution.nextBackOff();
        }
        return Duration.ofMillis(wait);
    }
}
