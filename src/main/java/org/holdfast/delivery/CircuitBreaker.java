package org.holdfast.delivery;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The circuit breaker of one target. After several failures in a row only one delivery is attempted at a time, at
 * increasing intervals of up to a minute, so that a target that is down is not flooded and the waiting deliveries do
 * not use up their attempts. Not thread-safe.
 */
final class CircuitBreaker {

    /** Number of consecutive failures after which the target counts as broken. */
    private static final int THRESHOLD = 3;

    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(500), Duration.ofMinutes(1));

    private final Duration longest;
    private final LongSupplier nanos;
    private int failures;
    private long openUntil;

    /** @param longest the longest wait that a target can request */
    CircuitBreaker(Duration longest) {
        this(longest, System::nanoTime);
    }

    /** @param nanos a monotonic clock such as {@link System#nanoTime()} */
    CircuitBreaker(Duration longest, LongSupplier nanos) {
        this.longest = longest;
        this.nanos = nanos;
        this.openUntil = nanos.getAsLong();
    }

    /**
     * Records a success.
     *
     * @return whether the target was broken until now
     */
    boolean succeeded() {
        boolean recovered = isBroken();
        failures = 0;
        openUntil = nanos.getAsLong();
        return recovered;
    }

    /**
     * Records a failure.
     *
     * @param retryAfter the wait that the target requested; {@code null} if it did not
     * @return whether the target is broken from now on
     */
    boolean failed(@Nullable Duration retryAfter) {
        boolean before = isBroken();
        // Deliveries that were already in progress when the circuit opened do not count.
        if (openMillis() == 0) {
            failures++;
            if (isBroken()) {
                openFor(BACKOFF.after(failures - THRESHOLD + 1));
            }
        }
        if (retryAfter != null) {
            openFor(retryAfter.compareTo(longest) < 0 ? retryAfter : longest);
        }
        return isBroken() && !before;
    }

    private void openFor(Duration wait) {
        long until = nanos.getAsLong() + wait.toNanos();
        openUntil = until - openUntil > 0 ? until : openUntil;
    }

    boolean isBroken() {
        return failures >= THRESHOLD;
    }

    /** Returns for how many milliseconds no delivery should be attempted; 0 if one can be. */
    long openMillis() {
        long left = openUntil - nanos.getAsLong();
        return left <= 0 ? 0 : TimeUnit.NANOSECONDS.toMillis(left) + 1;
    }
}
