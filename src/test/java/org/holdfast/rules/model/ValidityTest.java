package org.holdfast.rules.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Random;
import org.holdfast.Samples;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.yaml.CalendarMoment;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.Books;
import org.holdfast.rules.RuleBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When rules begin and end, in all forms that people write, and where clocks change. */
class ValidityTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "2026-12-31 ¦ 2026-12-31",
                "31.12.2026 ¦ 2026-12-31",
                "1.2.2027 ¦ 2027-02-01",
                "2026-12-31T18:00 ¦ 2026-12-31T18:00",
                "2026-12-31 18:00 ¦ 2026-12-31T18:00",
                "31.12.2026 18:00 ¦ 2026-12-31T18:00",
                "31.12.2026, 9:05 ¦ 2026-12-31T09:05",
                "31.12.2026 18.00 ¦ 2026-12-31T18:00",
                "31.12.2026 at 18:00 ¦ 2026-12-31T18:00",
                "31.12.2026 в 18:00 ¦ 2026-12-31T18:00",
                "31.12.2026, ora 18:00 ¦ 2026-12-31T18:00",
                "31.12.2026 la ora 18:00 ¦ 2026-12-31T18:00",
                "29.02.2028 00:00 ¦ 2028-02-29T00:00",
            })
    void readsTheFormsThatPeopleWrite(String text, String moment) {
        assertThat(CalendarMoment.parse(text)).hasToString(moment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12/31/2026",
                "31.02.2026",
                "29.02.2027",
                "2026-13-01",
                "31.12.26",
                "2026-12-31T24:00",
                "2026-12-31T18:60",
                "2026-12-31T18",
                "2026-12-31T18:00Z",
                "2026-12-31T18:00:00",
                "2026-12-31T18:00+02:00",
                "31.12.2026 noon 18:00"
            })
    void refusesOthers(String text) {
        assertThatThrownBy(() -> CalendarMoment.parse(text)).isInstanceOf(DateTimeParseException.class);
        assertThat(Books.problems("r.drl", head("@from(\"" + text + "\")")))
                .extracting(Problem::message)
                .containsExactly("\"" + text + "\" is not a day such as 2026-12-31 or 31.12.2026, or a day with a time"
                        + " such as 31.12.2026 18:00. It is meant where the customer lives, so no time zone belongs to"
                        + " it.");
    }

    private static String head(String annotations) {
        return "rule \"R\" " + annotations + "\nwhen\n  Customer()\nthen\n  propose(\"warn\");\nend\n";
    }

    private static boolean acts(RuleBook book, String zone, Instant now) {
        return !book.proposals(CustomerView.of(
                        Samples.customer("{'id':'c','timeZone':'" + zone + "'}"), Samples.at(now.toString())))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // A day alone belongs to the period entirely.
        "@until(\"2026-12-31\"), Europe/Chisinau, 2026-12-31T21:59:59.999Z, true",
        "@until(\"2026-12-31\"), Europe/Chisinau, 2026-12-31T22:00:00Z, false",
        "@until(\"31.12.2026\"), America/New_York, 2027-01-01T04:59:59Z, true",
        "@until(\"31.12.2026\"), America/New_York, 2027-01-01T05:00:00Z, false",
        // A time is the end itself.
        "@until(\"31.12.2026 18:00\"), Europe/Chisinau, 2026-12-31T15:59:59.999Z, true",
        "@until(\"31.12.2026 18:00\"), Europe/Chisinau, 2026-12-31T16:00:00Z, false",
        "@from(\"2026-12-31T18:00\"), Europe/Chisinau, 2026-12-31T15:59:59.999Z, false",
        "@from(\"2026-12-31T18:00\"), Europe/Chisinau, 2026-12-31T16:00:00Z, true",
        "@from(\"2026-12-31T18:00\"), America/New_York, 2026-12-31T22:59:59Z, false",
        "@from(\"2026-12-31T18:00\"), America/New_York, 2026-12-31T23:00:00Z, true",
        "@from(\"2028-02-29 00:00\"), Europe/Chisinau, 2028-02-28T21:59:59Z, false",
        "@from(\"2028-02-29 00:00\"), Europe/Chisinau, 2028-02-28T22:00:00Z, true",
        // 02:30 does not happen in New York on 8 March 2026: what begins then begins when clocks go forward.
        "@from(\"2026-03-08 02:30\"), America/New_York, 2026-03-08T06:59:59Z, false",
        "@from(\"2026-03-08 02:30\"), America/New_York, 2026-03-08T07:00:00Z, true",
        // 01:30 happens twice there on 1 November 2026: what ends or begins then does so the first time.
        "@until(\"2026-11-01 01:30\"), America/New_York, 2026-11-01T05:29:59Z, true",
        "@until(\"2026-11-01 01:30\"), America/New_York, 2026-11-01T05:30:00Z, false",
        "@until(\"2026-11-01 01:30\"), America/New_York, 2026-11-01T06:10:00Z, false",
        "@from(\"2026-11-01 01:30\"), America/New_York, 2026-11-01T05:30:00Z, true",
        "@from(\"2026-11-01 01:30\"), America/New_York, 2026-11-01T06:10:00Z, true",
    })
    void appliesWhereTheCustomerLives(String annotation, String zone, Instant now, boolean active) {
        assertThat(acts(Books.book("r.drl", head(annotation)), zone, now)).isEqualTo(active);
    }

    /** In every zone a period begins once and ends once, whatever the clocks do. */
    @Test
    void neverGoesBack() {
        Random random = new Random(6);
        for (String zone : new String[] {"Europe/Chisinau", "America/New_York", "Australia/Lord_Howe"}) {
            for (int i = 0; i < 40; i++) {
                LocalDate day = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(400));
                LocalDateTime moment = day.atTime(random.nextInt(5), random.nextInt(60));
                RuleBook book = Books.book("r.drl", head("@from(\"" + moment + "\")"));
                Instant start = day.atStartOfDay(ZoneId.of(zone)).toInstant();
                boolean begun = false;
                for (int minute = 0; minute < 7 * 60; minute += 7) {
                    boolean active = acts(book, zone, start.plusSeconds(minute * 60L));
                    assertThat(begun && !active).isFalse();
                    begun = active;
                }
                assertThat(begun).isTrue();
            }
        }
    }

    @Test
    void isPartOfTheConditions() {
        assertThat(Books.book("r.drl", head("@from(\"1.12.2026\") @until(\"31.12.2026\")"))
                        .rules()
                        .get(0)
                        .when()
                        .text())
                .isEqualTo("Customer(today >= \"2026-12-01\", today <= \"2026-12-31\")");
        assertThat(Books.book("r.drl", head("@from(\"1.12.2026\") @until(\"31.12.2026 18:00\")"))
                        .rules()
                        .get(0)
                        .when()
                        .text())
                .isEqualTo("Customer(today >= \"2026-12-01\", now < \"2026-12-31T18:00\")");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "rule \"R\" ¦ from 1.12.2026 ¦ until 31.12.2026 at 18:00 ¦ when ¦ then ¦ Propose \"warn\" ¦ end",
                "правило \"R\" ¦ с 1.12.2026 ¦ по 31.12.2026, 18:00 ¦ когда ¦ то ¦ Предложить \"warn\" ¦ конец",
                "regula \"R\" ¦ din 1.12.2026 ¦ până la 31.12.2026, ora 18:00 ¦ când ¦ atunci ¦ Propune \"warn\" ¦"
                        + " sfârșit"
            })
    void isWrittenInSentences(
            String rule, String from, String until, String when, String then, String propose, String end) {
        String text = String.join("\n", rule, from, until, when, then, propose, end) + "\n";

        assertThat(Books.book("r.dslr", text).rules().get(0).schedule())
                .isEqualTo(new Validity(
                        CalendarMoment.parse("2026-12-01"), CalendarMoment.parse("2026-12-31T18:00"), null));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-31, 2026-12-30, true",
        "2026-12-31, 2026-12-31, false",
        "2026-12-31T18:00, 2026-12-31, false",
        "2026-12-31T18:00, 2026-12-31T18:00, true",
        "2026-12-31T18:00, 2026-12-31T18:01, false",
        "2026-12-31, 2026-12-31T00:00, true"
    })
    void endsAfterItBegins(String from, String until, boolean backwards) {
        assertThat(Books.problems("r.drl", head("@from(\"" + from + "\") @until(\"" + until + "\")")))
                .extracting(Problem::message)
                .filteredOn(message -> message.contains("before it begins"))
                .hasSize(backwards ? 1 : 0);
    }

    @Test
    void aMomentInAConditionIsComparedToTheMinute() {
        RuleBook book = Books.book("r.drl", Books.drl("Customer( now >= \"31.12.2026 18:00\" )"));

        assertThat(book.rules().get(0).when().text()).isEqualTo("Customer(now >= \"2026-12-31T18:00\")");
        assertThat(acts(book, "UTC", Instant.parse("2026-12-31T18:00:00Z"))).isTrue();
        assertThat(acts(book, "UTC", Instant.parse("2026-12-31T17:59:59Z"))).isFalse();
    }
}
