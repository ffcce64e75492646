package org.holdfast.facts.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateOrInstantTest {

    private static final ZoneId CHISINAU = ZoneId.of("Europe/Chisinau");

    @Test
    void aDeadlineOnADayExpiresAtTheEndOfThatDayInTheZone() {
        DateOrInstant promised = DateOrInstant.parse("2026-03-12");

        assertThat(promised.end(CHISINAU)).isEqualTo(Instant.parse("2026-03-12T22:00:00Z"));
        assertThat(promised.start(CHISINAU)).isEqualTo(Instant.parse("2026-03-11T22:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Chisinau, 2026-03-13",
        "Pacific/Auckland, 2026-03-13",
        "America/Lima, 2026-03-12",
        "UTC, 2026-03-12"
    })
    void anInstantFallsOnTheDayOfTheZone(String zone, LocalDate day) {
        assertThat(DateOrInstant.parse("2026-03-12T22:30:00Z").day(ZoneId.of(zone)))
                .isEqualTo(day);
    }

    @Test
    void aDayOfTwentyThreeHoursIsStillOneDay() {
        DateOrInstant clocksGoForward = DateOrInstant.parse("2026-03-29");

        assertThat(clocksGoForward.end(CHISINAU))
                .isEqualTo(clocksGoForward.start(CHISINAU).plusSeconds(23 * 3600));
        assertThat(DateOrInstant.parse("2026-03-30T00:30:00+03:00").epochDay(CHISINAU))
                .isEqualTo(clocksGoForward.epochDay(CHISINAU) + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"20224-01-01", "0026-03-12", "2026-02-30", "12.03.2026", "2026-03-12T10:00:00", "yesterday", ""})
    void invalidTimesAreRejectedWithAnExample(String text) {
        assertThatThrownBy(() -> DateOrInstant.parse(text))
                .isInstanceOf(InvalidInput.class)
                .message()
                .satisfiesAnyOf(
                        message -> assertThat(message).contains("2026-03-12"),
                        message -> assertThat(message).contains("year"));
    }

    @Test
    void offsetsAreUnderstood() {
        assertThat(DateOrInstant.parse("2026-03-12T12:00:00+02:00"))
                .isEqualTo(DateOrInstant.of(Instant.parse("2026-03-12T10:00:00Z")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-12T10:00:00Z",
                "2024-02-29T23:59:59Z",
                "1900-01-01T00:00:00Z",
                "2200-12-31T23:59:59Z",
                "2026-03-12T10:00:00.123456Z",
                "2026-03-12T10:00:00.123Z",
                "2026-03-12T10:00:00.123456789Z"
            })
    void theFastParserAgreesWithTheStandardParser(String text) {
        assertThat(DateOrInstant.parse(text))
                .isEqualTo(DateOrInstant.of(OffsetDateTime.parse(text).toInstant()))
                .hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-30T10:00:00Z",
                "2026-13-01T10:00:00Z",
                "2026-03-12T25:00:00Z",
                "2026-03-12T10:00:60Z",
                "2026-03-12T10:00:0Z0",
                "2026-03-12T10:00:00,1xZ",
                "2026-03-12T10:00:00.1234567890Z",
                "2026-02-30T10:00:00.5Z",
                "20-03-2026T10:00:00Z",
                "1899-12-31T23:59:59Z"
            })
    void impossibleInstantsAreRejected(String text) {
        assertThatThrownBy(() -> DateOrInstant.parse(text)).isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-13, 2026-03-12, true",
        "2026-03-12, 2026-03-12, false",
        "2026-03-12, 2026-03-13, false",
        "2026-03-12T10:00:00Z, 2026-03-12, false",
        "2026-03-12T22:00:00Z, 2026-03-12, true",
        "2026-03-12, 2026-03-12T10:00:00Z, false",
        "2026-03-13, 2026-03-12T21:59:59Z, true",
        "2026-03-12T10:00:00Z, 2026-03-12T10:00:00Z, false",
        "2026-03-12T10:00:01Z, 2026-03-12T10:00:00Z, true",
        "2026-03-12T10:00:00Z, 2026-03-12T10:00:01Z, false"
    })
    void aTimeIsLaterIfItIsWhateverTheHoursOfADay(String one, String other, boolean later) {
        assertThat(DateOrInstant.parse(one).isCertainlyAfter(DateOrInstant.parse(other), ZoneId.of("Europe/Chisinau")))
                .isEqualTo(later);
    }

    /** Around changes of the clock, and where a day was left out altogether. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                "Europe/Chisinau",
                "America/Sao_Paulo",
                "Asia/Beirut",
                "Pacific/Apia",
                "Pacific/Kwajalein",
                "Pacific/Kiritimati",
                "Etc/GMT+12"
            })
    void daysAreComparedAsTheirBeginningsAre(String name) {
        ZoneId zone = ZoneId.of(name);
        Random random = new Random(5);
        List<LocalDate> firsts = List.of(
                LocalDate.of(2011, 12, 28),
                LocalDate.of(1993, 8, 19),
                LocalDate.of(2018, 11, 2),
                LocalDate.of(2026, 3, 27));
        for (LocalDate first : firsts) {
            for (int i = 0; i < 500; i++) {
                LocalDate one = first.plusDays(random.nextInt(6));
                LocalDate other = first.plusDays(random.nextInt(12) - 3);
                Instant now = first.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(random.nextInt(6 * 86_400));
                DateOrInstant day = DateOrInstant.of(one);
                assertThat(day.hasCome(now, zone)).isEqualTo(!day.start(zone).isAfter(now));
                List<DateOrInstant> times = List.of(
                        day,
                        DateOrInstant.of(other),
                        DateOrInstant.of(now),
                        new DateOrInstant.Span(day, DateOrInstant.of(one.plusDays(random.nextInt(20)))));
                for (DateOrInstant time : times) {
                    for (DateOrInstant before : times) {
                        assertThat(time.isCertainlyAfter(before, zone))
                                .as("%s after %s", time, before)
                                .isEqualTo(!time.equals(before)
                                        && !time.start(zone).isBefore(before.end(zone)));
                    }
                }
            }
        }
    }
}
