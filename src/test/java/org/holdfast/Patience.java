package org.holdfast;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/**
 * Waits until something is so, however slow the machine is. That it never becomes so is found after minutes, which says
 * nothing about how fast it ought to be: how many seconds something takes is measured by benchmarks, not by tests.
 */
public final class Patience {

    /** Longer than anything takes on any machine. */
    public static final Duration ENDLESS = Duration.ofMinutes(10);

    private Patience() {}

    public static void until(Callable<Boolean> holds) {
        Awaitility.await().atMost(ENDLESS).until(holds);
    }
}
