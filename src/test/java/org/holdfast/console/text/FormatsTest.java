package org.holdfast.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {

    private static final Instant NOW = Instant.parse("2026-11-27T10:15:00Z");

    private static Formats in(String language) {
        return new Formats(language, ZoneId.of("Europe/Chisinau"), NOW);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | Nov 27, 2026, 12:15 PM GMT+2 | 3 hours ago
            ru | 27 нояб. 2026 г., 12:15 GMT+2 | 3 часа назад
            ro | 27 nov. 2026, 12:15 EET      | acum 3 ore
            """)
    void readersGetTheirOwnForms(String language, String moment, String relative) {
        Formats formats = in(language);

        assertThat(plain(formats.moment(NOW))).isEqualTo(moment);
        assertThat(plain(formats.relative(NOW.minusSeconds(3 * 3_600)))).isEqualTo(relative);
        assertThat(plain(formats.money(new BigDecimal("10.00"), "EUR"))).matches("(€10|10 €|10 EUR)");
        assertThat(formats.utc(NOW)).isEqualTo("2026-11-27 10:15 UTC");
    }

    @ParameterizedTest
    @CsvSource({"2026-11-27,Nov 27", "2025-11-27,'Nov 27, 2025'"})
    void theYearIsLeftOutIfItIsThisOne(LocalDate date, String expected) {
        assertThat(plain(in("en").day(date))).isEqualTo(expected);
    }

    private static String plain(String text) {
        return text.replace('\u202f', ' ').replace('\u00a0', ' ');
    }
}
