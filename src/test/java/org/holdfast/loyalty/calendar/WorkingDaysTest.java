package org.holdfast.loyalty.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingDaysTest {

    private static long day(String date) {
        return LocalDate.parse(date).toEpochDay();
    }

    @ParameterizedTest(name = "{0}: {3} after {1} until {2}")
    @CsvSource({
        "DE, 2026-12-24, 2026-12-27, 0",
        "DE, 2026-12-24, 2026-12-28, 1",
        "DE, 2026-12-24, 2026-12-29, 2",
        "GB, 2026-12-24, 2026-12-28, 0",
        "GB, 2026-12-24, 2026-12-31, 3",
        "EG, 2026-12-10, 2026-12-12, 0",
        "EG, 2026-12-10, 2026-12-13, 1",
        "IL, 2026-12-10, 2026-12-12, 0",
        "MD, 2026-08-26, 2026-08-28, 1",
        "de, 2026-12-24, 2026-12-28, 1",
        "AQ, 2026-12-24, 2026-12-28, 2",
        "DE, 2026-12-24, 2026-12-24, 0",
        "DE, 2026-12-24, 2026-12-20, 0"
    })
    void weekendsAndHolidaysOfTheCountryAreExcluded(String country, String first, String last, int expected) {
        assertThat(WorkingDays.of(country).between(day(first), day(last))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "GB, 2026-12-24, 2, 2026-12-30",
        "DE, 2026-12-24, 1, 2026-12-28",
        "EG, 2026-12-10, 1, 2026-12-13",
        "DE, 2026-12-24, 0, 2026-12-24",
        "DE, 2026-01-05, 250, 2026-12-29"
    })
    void afterReturnsTheDayByWhichTheyHavePassed(String country, String first, int days, String expected) {
        assertThat(LocalDate.ofEpochDay(WorkingDays.of(country).after(day(first), days)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DE", "GB", "EG", "MD", "RO", "US"})
    void betweenAndAfterAgreeOnEveryDay(String country) {
        WorkingDays days = WorkingDays.of(country);
        long first = day("2025-11-20");
        int counted = 0;
        for (long last = first + 1; last < first + 800; last++) {
            int before = counted;
            counted = days.between(first, last);
            assertThat(counted - before).isBetween(0, 1);
            if (counted > before) {
                assertThat(days.after(first, counted)).isEqualTo(last);
            }
        }
    }
}
