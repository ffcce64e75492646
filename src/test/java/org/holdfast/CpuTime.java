package org.holdfast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.function.ThrowingSupplier;

/** What work costs, whatever else the machine is busy with: the time its own thread has computed. */
public final class CpuTime {

    private CpuTime() {}

    /** What the work brought, which must cost no more than that; work without an end is ended. */
    public static <T> T atMost(Duration most, ThrowingSupplier<T> work) {
        return assertTimeoutPreemptively(Patience.ENDLESS, () -> {
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            T result = work.get();
            assertThat(Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before))
                    .as("what it cost")
                    .isLessThan(most);
            return result;
        });
    }
}
