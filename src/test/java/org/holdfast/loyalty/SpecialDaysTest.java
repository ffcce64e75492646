package org.holdfast.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.holdfast.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecialDaysTest {

    private static CustomerView view(String since, LocalDate today, Semantics semantics) {
        Instant noon = today.atTime(12, 0).atZone(ZoneId.of("UTC")).toInstant();
        return CustomerView.of(
                Samples.customer("{'id':'c','customerSince':'" + since + "'}"),
                new EvaluationContext(
                        noon, ZoneId.of("UTC"), "en", ExchangeRates.only("EUR"), List.of(), null, semantics));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-02-29", "2020-02-29", "2023-02-28", "2023-03-01", "2024-12-31", "2024-01-01"})
    void yearsIncreaseOnEachAnniversaryAndOnNoOtherDay(String since) {
        LocalDate first = LocalDate.parse(since);
        int before = 0;
        for (LocalDate day = first; day.isBefore(first.plusYears(9)); day = day.plusDays(1)) {
            CustomerView view = view(since, day, Semantics.CURRENT);
            boolean anniversary = Integer.valueOf(0).equals(SpecialDays.anniversaryInDays(view));
            int years = SpecialDays.yearsWithUs(view);
            assertThat(years - before).as("%s", day).isEqualTo(anniversary && !day.equals(first) ? 1 : 0);
            before = years;
        }
    }

    @ParameterizedTest
    @CsvSource({"2025-02-28, 1", "2026-02-28, 2", "2028-02-28, 3", "2028-02-29, 4"})
    void theAnniversaryOf29FebruaryIsThe28thInOtherYears(String today, int years) {
        assertThat(SpecialDays.yearsWithUs(view("2024-02-29", LocalDate.parse(today), Semantics.CURRENT)))
                .isEqualTo(years);
    }

    @Test
    void theFirstSemanticsKeepTheirCount() {
        assertThat(SpecialDays.yearsWithUs(view("2024-02-29", LocalDate.parse("2025-02-28"), Semantics.FIRST)))
                .isZero();
    }
}
