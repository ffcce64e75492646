package org.holdfast.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.Samples.customer;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.holdfast.facts.Consents.Permission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsentsTest {

    private static final ZoneId CHISINAU = ZoneId.of("Europe/Chisinau");

    private static Consents consents(String json) {
        return Consents.of(
                customer("{'id':'c'" + json + "}").consents(), Instant.parse("2026-03-15T10:00:00Z"), CHISINAU);
    }

    private static Permission emailMarketing(String... answers) {
        StringBuilder json = new StringBuilder();
        for (String answer : answers) {
            String at = answer.substring(answer.indexOf(' ') + 1);
            json.append(json.isEmpty() ? "" : ",")
                    .append("{'channel':'email','purpose':'marketing','given':")
                    .append(answer.startsWith("yes"))
                    .append(at.equals("-") ? "}" : ",'at':'" + at + "'}");
        }
        return consents(",'consents':[" + json + "]").permission(Channel.EMAIL, Purpose.MARKETING);
    }

    @ParameterizedTest
    @CsvSource({"yes 2026-01-01, GIVEN", "no 2026-01-01, REFUSED", "yes -, GIVEN", "no -, REFUSED"})
    void aSingleAnswerIsDecisive(String answer, Permission expected) {
        assertThat(emailMarketing(answer)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "yes 2026-01-01, no 2026-02-01, REFUSED",
        "no 2026-01-01, yes 2026-02-01, GIVEN",
        "no 2026-01-01T08:00:00Z, yes 2026-01-01T08:00:01Z, GIVEN",
        "no 2026-01-01, yes 2026-01-02, GIVEN",
    })
    void theNewestAnswerWinsRegardlessOfListOrder(String one, String other, Permission expected) {
        assertThat(emailMarketing(one, other)).isEqualTo(expected);
        assertThat(emailMarketing(other, one)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "yes 2026-01-01, no 2026-01-01",
        "yes 2026-01-01T08:00:00Z, no 2026-01-01",
        "yes 2026-01-01T08:00:00Z, no 2026-01-01T08:00:00Z",
        "yes 2026-01-01, no -",
        "yes -, no 2026-01-01",
    })
    void aRefusalWinsWhereTheOrderIsUncertain(String one, String other) {
        assertThat(emailMarketing(one, other)).isEqualTo(Permission.REFUSED);
        assertThat(emailMarketing(other, one)).isEqualTo(Permission.REFUSED);
    }

    @Test
    void futureAnswersAreIgnored() {
        assertThat(emailMarketing("yes 2026-01-01", "no 2026-03-16")).isEqualTo(Permission.GIVEN);
        assertThat(emailMarketing("yes 2026-03-16")).isEqualTo(Permission.UNKNOWN);
        // In Chișinău the 15th began at 22:00Z on the 14th.
        assertThat(emailMarketing("yes 2026-01-01", "no 2026-03-15")).isEqualTo(Permission.REFUSED);
    }

    @Test
    void eachChannelAndPurposeHasItsOwnPermission() {
        Consents consents = consents(",'consents':[{'channel':'email','purpose':'marketing','given':true},"
                + "{'channel':'sms','purpose':'service','given':false}]");

        assertThat(consents.permission(Channel.EMAIL, Purpose.MARKETING)).isEqualTo(Permission.GIVEN);
        assertThat(consents.permission(Channel.EMAIL, Purpose.SERVICE)).isEqualTo(Permission.UNKNOWN);
        assertThat(consents.permission(Channel.SMS, Purpose.SERVICE)).isEqualTo(Permission.REFUSED);
        assertThat(consents.permission(Channel.SMS, Purpose.MARKETING)).isEqualTo(Permission.UNKNOWN);
    }

    @Test
    void marketingRequiresAYesAndServiceOnlyTheAbsenceOfANo() {
        for (Consents unknown : List.of(consents(""), consents(",'consents':[]"))) {
            assertThat(unknown.allow(Channel.EMAIL, Purpose.SERVICE)).isTrue();
            assertThat(unknown.allow(Channel.EMAIL, Purpose.MARKETING)).isFalse();
        }
        Consents answered = consents(",'consents':[{'channel':'email','purpose':'service','given':false},"
                + "{'channel':'sms','purpose':'marketing','given':true}]");
        assertThat(answered.allow(Channel.EMAIL, Purpose.SERVICE)).isFalse();
        assertThat(answered.allow(Channel.SMS, Purpose.MARKETING)).isTrue();
    }

    @Test
    void oneAllowedChannelIsEnough() {
        Consents consents = consents(",'consents':[{'channel':'sms','purpose':'marketing','given':true}]");

        assertThat(consents.allowAny(List.of(Channel.EMAIL, Channel.SMS), Purpose.MARKETING))
                .isTrue();
        assertThat(consents.allowAny(List.of(Channel.EMAIL, Channel.LETTER), Purpose.MARKETING))
                .isFalse();
    }
}
