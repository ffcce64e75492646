package org.holdfast.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {

    private static final long SECOND = Duration.ofSeconds(1).toMillis();
    /** Shortest wait at the maximum of a minute. Jitter shortens a wait by up to a fifth. */
    private static final long MIN_FULL_WAIT = 48 * SECOND - 1;

    private long nanos = Long.MAX_VALUE - 5;
    private final CircuitBreaker circuitBreaker = new CircuitBreaker(Duration.ofHours(6), () -> nanos);

    private void pass(long millis) {
        nanos += Duration.ofMillis(millis).toNanos();
    }

    private void breakTarget() {
        assertThat(circuitBreaker.failed(null)).isFalse();
        assertThat(circuitBreaker.failed(null)).isFalse();
        assertThat(circuitBreaker.failed(null)).as("only from now on").isTrue();
    }

    @Test
    void waitsGrowUpToAMinute() {
        breakTarget();
        assertThat(circuitBreaker.openMillis()).isBetween(400L, 601L);
        for (int i = 0; i < 8; i++) {
            long before = circuitBreaker.openMillis();
            pass(before);
            assertThat(circuitBreaker.failed(null)).isFalse();
            assertThat(circuitBreaker.openMillis())
                    .isGreaterThan(Math.min(before, MIN_FULL_WAIT))
                    .isLessThanOrEqualTo(60 * SECOND + 1);
        }
        assertThat(circuitBreaker.openMillis()).isGreaterThan(MIN_FULL_WAIT);
    }

    @Test
    void failuresWhileTheCircuitIsOpenDoNotCount() {
        breakTarget();
        long open = circuitBreaker.openMillis();
        for (int i = 0; i < 20; i++) {
            circuitBreaker.failed(null);
        }
        assertThat(circuitBreaker.openMillis()).isEqualTo(open);
    }

    @Test
    void aSuccessClosesTheCircuit() {
        breakTarget();
        assertThat(circuitBreaker.succeeded()).isTrue();
        assertThat(circuitBreaker.openMillis()).isZero();
        assertThat(circuitBreaker.isBroken()).isFalse();
    }

    @Test
    void aRequestedWaitIsHonouredUpToTheLimit() {
        circuitBreaker.failed(Duration.ofDays(2));
        assertThat(circuitBreaker.openMillis()).isEqualTo(Duration.ofHours(6).toMillis() + 1);
    }
}
