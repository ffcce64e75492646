package org.holdfast.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A target that looks broken is not stormed: by a clock that the test moves. */
class CircuitBreakerTest {

    private static final long SECOND = Duration.ofSeconds(1).toMillis();
    /**
     * Waits are drawn from the upper fifth below the full length, so that targets are not tried all at once: here from
     * 48 to 60 seconds.
     */
    private static final long SHORTEST_FULL_REST = 48 * SECOND - 1;

    private long nanos = Long.MAX_VALUE - 5;
    private final CircuitBreaker circuitBreaker = new CircuitBreaker(Duration.ofHours(6), () -> nanos);

    private void pass(long millis) {
        nanos += Duration.ofMillis(millis).toNanos();
    }

    private void breaks() {
        assertThat(circuitBreaker.failed(null)).isFalse();
        assertThat(circuitBreaker.failed(null)).isFalse();
        assertThat(circuitBreaker.failed(null)).as("only from now on").isTrue();
    }

    @Test
    void itRestsEverLongerAndNeverLongerThanAMinute() {
        breaks();
        assertThat(circuitBreaker.openMillis()).isBetween(400L, 601L);
        for (int i = 0; i < 8; i++) {
            long before = circuitBreaker.openMillis();
            pass(before);
            assertThat(circuitBreaker.failed(null)).isFalse();
            assertThat(circuitBreaker.openMillis())
                    .isGreaterThan(Math.min(before, SHORTEST_FULL_REST))
                    .isLessThanOrEqualTo(60 * SECOND + 1);
        }
        assertThat(circuitBreaker.openMillis()).isGreaterThan(SHORTEST_FULL_REST);
    }

    @Test
    void whatWasUnderWayWhenTheRestBeganSaysNothingNew() {
        breaks();
        long rest = circuitBreaker.openMillis();
        for (int i = 0; i < 20; i++) {
            circuitBreaker.failed(null);
        }
        assertThat(circuitBreaker.openMillis()).isEqualTo(rest);
    }

    @Test
    void oneThatArrivesEndsIt() {
        breaks();
        assertThat(circuitBreaker.succeeded()).isTrue();
        assertThat(circuitBreaker.openMillis()).isZero();
        assertThat(circuitBreaker.isBroken()).isFalse();
    }

    @Test
    void aTargetThatAsksForTimeGetsItWithinReason() {
        circuitBreaker.failed(Duration.ofDays(2));
        assertThat(circuitBreaker.openMillis()).isEqualTo(Duration.ofHours(6).toMillis() + 1);
    }
}
