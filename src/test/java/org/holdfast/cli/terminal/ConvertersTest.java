package org.holdfast.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ConvertersTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-03-15");

    @Test
    void aDateMeansNoonUtc() {
        assertThat(new AsOfConverter().convert("2026-03-12")).isEqualTo(Instant.parse("2026-03-12T12:00:00Z"));
        assertThat(new AsOfConverter().convert("2026-03-12T08:30:00Z"))
                .isEqualTo(Instant.parse("2026-03-12T08:30:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-13-01", "", "12.03.2026"})
    void invalidDatesAreUsageErrors(String text) {
        assertThatThrownBy(() -> new AsOfConverter().convert(text)).isInstanceOf(TypeConversionException.class);
        assertThatThrownBy(() -> new DayConverter().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("\"" + text + "\" is not a date such as 2026-03-12");
    }

    @ParameterizedTest
    @CsvSource({
        "1d, 2026-03-15, 2026-03-15",
        "90d, 2025-12-16, 2026-03-15",
        "2025, 2025-01-01, 2025-12-31",
        "2026, 2026-01-01, 2026-03-15",
        "2026-02, 2026-02-01, 2026-02-28",
        "2026-03, 2026-03-01, 2026-03-15"
    })
    void aPeriodEndsTodayAtTheLatest(String text, LocalDate from, LocalDate to) {
        PeriodConverter period = new PeriodConverter().convert(text);

        assertThat(period.from(TODAY)).isEqualTo(from);
        assertThat(period.to(TODAY)).isEqualTo(to);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0d", "9999d", "2026-13", "90", "90 days", ""})
    void invalidPeriodsAreUsageErrors(String text) {
        assertThatThrownBy(() -> new PeriodConverter().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("is not a period such as 90d");
    }
}
