package org.holdfast.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A target that looks broken is not stormed: by a clock that the test moves. */
class CircuitBreakerTest {

    private static final long SECOND = Duration.ofSeconds(1).toMillis();
    /** Waits are drawn from the upper fifth below the full length, so that targets are not tried all at once: here from 48 to 60 seconds. */
    private static final long SHORTEST_FULL_REST = 48 * SECOND - 1;

    private long nanos = Long.MAX_VALUE - 5;
    private final CircuitBreaker strain = new CircuitBreaker(Duration.ofHours(6), () -> nanos);

    private void pass(long millis) {
        nanos += Duration.ofMillis(millis).toNanos();
    }

    private void breaks() {
        assertThat(strain.failed(null)).isFalse();
        assertThat(strain.failed(null)).isFalse();
        assertThat(strain.failed(null)).as("only from now on").isTrue();
    }

    @Test
    void itRestsEverLongerAndNeverLongerThanAMinute() {
        breaks();
        assertThat(strain.restMillis()).isBetween(400L, 601L);
        for (int i = 0; i < 8; i++) {
            long before = strain.restMillis();
            pass(before);
            assertThat(strain.failed(null)).isFalse();
            assertThat(strain.restMillis()).isGreaterThan(Math.min(before, SHORTEST_FULL_REST)).isLessThanOrEqualTo(60 * SECOND + 1);
        }
        assertThat(strain.restMillis()).isGreaterThan(SHORTEST_FULL_REST);
    }

    @Test
    void whatWasUnderWayWhenTheRestBeganSaysNothingNew() {
        breaks();
        long rest = strain.restMillis();
        for (int i = 0; i < 20; i++) {
            strain.failed(null);
        }
        assertThat(strain.restMillis()).isEqualTo(rest);
    }

    @Test
    void oneThatArrivesEndsIt() {
        breaks();
        assertThat(strain.succeeded()).isTrue();
        assertThat(strain.restMillis()).isZero();
        assertThat(strain.isBroken()).isFalse();
    }

    @Test
    void aTargetThatAsksForTimeGetsItWithinReason() {
        strain.failed(Duration.ofDays(2));
        assertThat(strain.restMillis()).isEqualTo(Duration.ofHours(6).toMillis() + 1);
    }
}
