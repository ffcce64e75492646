package org.holdfast.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** A caller does at most so much in any sixty seconds. */
class RateLimitTest {

    private Instant now = Instant.parse("2026-11-27T10:00:00Z");
    private final RateLimit limit = new RateLimit("look-ups", 3, new Clock() {

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    private void after(Duration duration) {
        now = now.plus(duration);
    }

    @Test
    void oneMoreIsRefusedUntilTheFirstIsAMinuteOld() {
        limit.count("ana");
        after(Duration.ofSeconds(10));
        limit.count("ana");
        limit.count("ana");
        after(Duration.ofMillis(500));
        assertThatThrownBy(() -> limit.count("ana")).isInstanceOfSatisfying(TooMany.class, e -> {
            assertThat(e.retrySeconds()).isEqualTo(50);
            assertThat(e.failure().status()).isEqualTo(429);
            assertThat(e.getMessage()).contains("More than 3 look-ups in a minute", "in 50 seconds");
        });
        limit.count("bob");
        after(Duration.ofSeconds(49).plusMillis(500));
        limit.count("ana");
        assertThatThrownBy(() -> limit.count("ana")).isInstanceOf(TooMany.class);
        after(Duration.ofMinutes(2));
        for (int i = 0; i < 3; i++) {
            limit.count("ana");
        }
    }

    @Test
    void callersWhoDidNothingLatelyAreForgotten() {
        for (int i = 0; i < 1_001; i++) {
            limit.count("caller " + i);
        }
        after(Duration.ofMinutes(1));
        limit.count("caller 0");
        limit.count("caller 0");
        limit.count("caller 0");
        assertThatThrownBy(() -> limit.count("caller 0")).isInstanceOf(TooMany.class);
    }
}
