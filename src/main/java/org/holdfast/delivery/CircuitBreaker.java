package org.holdfast.delivery;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How a target bears up. After some failures in a row, only one entry is tried at a time and ever more rarely, up to
 * once a minute: a target that is down is not stormed, and what waits for it does not use up its tries. One thread.
 */
final class CircuitBreaker {

    private static final int PATIENCE = 3;
    private static final Backoff WAITS = new Backoff(Duration.ofMillis(500), Duration.ofMinutes(1));

    private final Duration longest;
    private final LongSupplier nanos;
    private int failures;
    private long restUntil;

    /** @param longest how long we let a target keep us waiting */
    CircuitBreaker(Duration longest) {
        this(longest, System::nanoTime);
    }

    /** @param nanos a clock that never goes back, as {@link System#nanoTime()} */
    CircuitBreaker(Duration longest, LongSupplier nanos) {
        this.longest = longest;
        this.nanos = nanos;
        this.restUntil = nanos.getAsLong();
    }

    /** @return whether it had looked broken until now */
    boolean succeeded() {
        boolean recovered = isBroken();
        failures = 0;
        restUntil = nanos.getAsLong();
        return recovered;
    }

    /**
     * It did not take what it was given.
     *
     * @param asked how long the target asked us to wait; {@code null} when it did not
     * @return whether it looks broken only from now on
     */
    boolean failed(@Nullable Duration asked) {
        boolean before = isBroken();
        // What was under way when the rest began says nothing new.
        if (openMillis() == 0) {
            failures++;
            if (isBroken()) {
                openFor(WAITS.after(failures - PATIENCE + 1));
            }
        }
        if (asked != null) {
            openFor(asked.compareTo(longest) < 0 ? asked : longest);
        }
        return isBroken() && !before;
    }

    private void openFor(Duration wait) {
        long until = nanos.getAsLong() + wait.toNanos();
        restUntil = until - restUntil > 0 ? until : restUntil;
    }

    boolean isBroken() {
        return failures >= PATIENCE;
    }

    /** How long nothing should be tried, in milliseconds; 0 when it can be. */
    long openMillis() {
        long left = restUntil - nanos.getAsLong();
        return left <= 0 ? 0 : TimeUnit.NANOSECONDS.toMillis(left) + 1;
    }
}
