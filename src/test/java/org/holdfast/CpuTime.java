package org.holdfast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.function.ThrowingSupplier;

/** Measures the CPU time of a piece of work in its own thread, which does not depend on the load of the machine. */
public final class CpuTime {

    private CpuTime() {}

    /**
     * Returns the result of the work, which must not use more than the given CPU time; work that does not end is
     * aborted.
     */
    public static <T> T atMost(Duration most, ThrowingSupplier<T> work) {
        return assertTimeoutPreemptively(Patience.ENDLESS, () -> {
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            T result = work.get();
            assertThat(Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before))
                    .as("CPU time")
                    .isLessThan(most);
            return result;
        });
    }
}
