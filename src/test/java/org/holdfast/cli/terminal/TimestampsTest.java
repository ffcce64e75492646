package org.holdfast.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimestampsTest {

    @Test
    void anInstantIsPrintedToTheMinuteInUtc() {
        assertThat(Timestamps.toMinute(Instant.parse("2026-03-15T10:07:59.999Z")))
                .isEqualTo("2026-03-15T10:07Z");
        assertThat(Timestamps.toMinute(Instant.parse("2026-03-15T00:00:00Z"))).isEqualTo("2026-03-15T00:00Z");
    }

    @Test
    void noInstantIsADash() {
        assertThat(Timestamps.toMinute(null)).isEqualTo("-");
    }
}
