package org.holdfast;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/**
 * Waits for a condition, however slow the machine is. The timeout of several minutes only detects that the condition
 * never becomes true; durations are measured by benchmarks, not by tests.
 */
public final class Patience {

    /** Longer than any condition takes on any machine. */
    public static final Duration ENDLESS = Duration.ofMinutes(10);

    private Patience() {}

    public static void until(Callable<Boolean> holds) {
        Awaitility.await().atMost(ENDLESS).until(holds);
    }
}
