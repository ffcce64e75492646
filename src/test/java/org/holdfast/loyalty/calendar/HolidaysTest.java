package org.holdfast.loyalty.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolidaysTest {

    /** Orthodox Easter 2026 is on 12 April, the Western one on 5 April. */
    @ParameterizedTest
    @CsvSource({
        "RO, 2026-01-01, new-year",
        "RO, 2026-04-12, easter",
        "DE, 2026-12-25, first-christmas-day",
        "de, 2026-04-06, easter-monday",
        "HU, 2026-03-15, national-day",
        "US, 2026-11-26, thanksgiving"
    })
    void everyCountryHasItsOwnHolidays(String country, String day, String holiday) {
        assertThat(Holidays.on(LocalDate.parse(day), country)).contains(holiday);
    }

    @ParameterizedTest
    @CsvSource({"RO, 2026-04-05", "MD, 2026-03-15", "DE, 2026-01-06"})
    void otherDaysAreNotHolidays(String country, String day) {
        assertThat(Holidays.on(LocalDate.parse(day), country))
                .as("Epiphany is a holiday in some German states only")
                .isEmpty();
    }

    @Test
    void aCountryWithoutACalendarIsRejected() {
        assertThat(Holidays.knows("MD")).isTrue();
        assertThat(Holidays.knows("ZZ")).isFalse();
        assertThat(Holidays.knows(null)).isFalse();
        assertThatThrownBy(() -> Holidays.on(LocalDate.parse("2026-01-01"), "ZZ"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
