package org.holdfast.delivery;

import java.time.Duration;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * How long to wait before the next try: exponential, with jitter, so that what failed together does not come again
 * together.
 */
final class Backoff {

    private static final double FACTOR = 3;
    /** Of the wait, to both sides. */
    private static final int JITTER_PART = 5;

    private final ExponentialBackOff backOff;

    Backoff(Duration first, Duration longest) {
        backOff = new ExponentialBackOff(first.toMillis(), FACTOR);
        backOff.setMaxInterval(longest.toMillis());
        backOff.setJitter(first.toMillis() / JITTER_PART);
    }

    /** @param attempt the one that failed; 1 is the first */
    Duration after(int attempt) {
        BackOffExecution execution = backOff.start();
        long wait = execution.nextBackOff();
        for (int i = 1; i < attempt; i++) {
            wait = execution.nextBackOff();
        }
        return Duration.ofMillis(wait);
    }
}
