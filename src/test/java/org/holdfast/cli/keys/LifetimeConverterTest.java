package org.holdfast.cli.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class LifetimeConverterTest {

    private static final Instant NOW = Instant.parse("2026-03-15T10:00:00Z");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "90d,2026-06-13T10:00:00Z",
                "12h,2026-03-15T22:00:00Z",
                "2026-04-01,2026-04-02T00:00:00Z",
                "2026-04-01T08:00:00Z,2026-04-01T08:00:00Z",
                "never,-"
            })
    void aKeyExpiresAtTheGivenTime(String text, Instant end) {
        assertThat(new LifetimeConverter.Reader().convert(text).end(NOW)).isEqualTo(end);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "90", "-1d", "1.5d", "d", "36526d", "99999999999999999999d", "2026-02-30"})
    void aValueThatIsNotADurationIsRefused(String text) {
        assertThatThrownBy(() -> new LifetimeConverter.Reader().convert(text))
                .isInstanceOf(CommandLine.TypeConversionException.class);
    }

    @Test
    void aGracePeriodIsADuration() {
        assertThat(new LifetimeConverter.SpanReader().convert("7d")).isEqualTo(Duration.ofDays(7));
        assertThat(new LifetimeConverter.SpanReader().convert("0d")).isZero();
        assertThatThrownBy(() -> new LifetimeConverter.SpanReader().convert("never"))
                .isInstanceOf(CommandLine.TypeConversionException.class);
    }
}
