package org.holdfast.guardrails;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.holdfast.decisions.RecordedAction.Status;
import org.holdfast.facts.Channel;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.facts.Purpose;
import org.holdfast.rules.limits.ContactCap;
import org.holdfast.rules.model.ActionKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ContactCapsTest {

    private final ContactCapGuardrail guardrail = new ContactCapGuardrail();

    private static GuardrailCase capped(int most, int days) {
        return GuardrailCase.of(
                LimitsFixture.caps(new ContactCap(Set.of(Channel.EMAIL, Channel.SMS), null, most, days)));
    }

    @Test
    void theCapLiftsWhenTheOldestContactLeavesTheWindow() {
        GuardrailCase two =
                capped(2, 7).did("2026-03-13T23:00:00Z", Status.DELIVERED).did("2026-03-16T08:00:00Z", Status.OPEN);

        assertThat(two.because(guardrail)).isEqualTo("contact-cap");
        assertThat(two.lifts(guardrail)).isEqualTo("2026-03-20T00:00:00Z");
        Lifts.exactly(guardrail, two);
        assertThat(capped(3, 7)
                        .did("2026-03-13T23:00:00Z", Status.DELIVERED)
                        .did("2026-03-16T08:00:00Z", Status.OPEN)
                        .because(guardrail))
                .isNull();
    }

    @Test
    void contactsBeyondTheCapDelayTheLift() {
        GuardrailCase four = capped(2, 7)
                .did("2026-03-13T08:00:00Z", Status.OPEN)
                .did("2026-03-14T08:00:00Z", Status.OPEN)
                .did("2026-03-15T08:00:00Z", Status.OPEN)
                .did("2026-03-16T08:00:00Z", Status.OPEN);

        assertThat(four.lifts(guardrail)).isEqualTo("2026-03-22T00:00:00Z");
        Lifts.exactly(guardrail, four);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Chisinau, 2026-03-24T22:00:00Z",
        "America/New_York, 2026-03-25T04:00:00Z",
        "Asia/Kolkata, 2026-03-24T18:30:00Z",
        "Pacific/Apia, 2026-03-25T11:00:00Z"
    })
    void daysFollowTheTimeZoneOfTheCustomer(String zone, String lifts) {
        GuardrailCase one =
                capped(1, 7).facts("{'id':'c','timeZone':'" + zone + "'}").did("2026-03-18T11:30:00Z", Status.OPEN);

        assertThat(one.lifts(guardrail)).isEqualTo(lifts);
        Lifts.exactly(guardrail, one);
    }

    @Test
    void aDayCanHaveTwentyThreeHours() {
        GuardrailCase one = capped(1, 1)
                .facts("{'id':'c','timeZone':'Europe/Chisinau'}")
                .at("2026-03-29T08:00:00Z")
                .did("2026-03-28T23:30:00Z", Status.OPEN);

        assertThat(one.lifts(guardrail)).isEqualTo("2026-03-29T21:00:00Z");
        Lifts.exactly(guardrail, one);
    }

    @Test
    void actionsChosenInThisDecisionCount() {
        GuardrailCase second =
                capped(2, 7).did("2026-03-14T08:00:00Z", Status.OPEN).chose(Channel.SMS, null, null);

        assertThat(second.lifts(guardrail)).isEqualTo("2026-03-21T00:00:00Z");
        assertThat(capped(1, 7).chose(Channel.EMAIL, null, null).lifts(guardrail))
                .isEqualTo("2026-03-25T00:00:00Z");
        assertThat(capped(2, 7)
                        .chose(Channel.WEB, null, null)
                        .chose(Channel.CALL, null, null)
                        .because(guardrail))
                .isNull();
    }

    @Test
    void onlyConfiguredChannelsAndPurposesAreCounted() {
        GuardrailCase marketing = GuardrailCase.of(
                        LimitsFixture.caps(new ContactCap(Set.of(Channel.EMAIL), Purpose.MARKETING, 1, 7)))
                .did("2026-03-17T08:00:00Z", Status.OPEN);

        assertThat(marketing.because(guardrail))
                .as("service was sent, service is proposed")
                .isNull();
        assertThat(marketing
                        .wants(GuardrailCase.action(ActionKind.OFFER, Purpose.MARKETING, null, null, null, Map.of()))
                        .because(guardrail))
                .as("service was sent, advertising is proposed")
                .isNull();
        assertThat(capped(1, 7)
                        .did("2026-03-17T08:00:00Z", Status.OPEN)
                        .on(Channel.CALL)
                        .because(guardrail))
                .isNull();
    }

    @Test
    void failedContactsAreNotCounted() {
        assertThat(capped(1, 7).did("2026-03-17T08:00:00Z", Status.FAILED).because(guardrail))
                .isNull();
    }

    @Test
    void theLastOfSeveralCapsDeterminesTheLift() {
        GuardrailCase both = GuardrailCase.of(LimitsFixture.caps(
                        new ContactCap(Set.of(Channel.EMAIL), null, 1, 3),
                        new ContactCap(Set.of(Channel.EMAIL), null, 1, 30)))
                .did("2026-03-17T08:00:00Z", Status.OPEN);

        assertThat(both.lifts(guardrail)).isEqualTo("2026-04-16T00:00:00Z");
        Lifts.exactly(guardrail, both);
    }

    @Test
    void aCapOfZeroNeverLifts() {
        assertThat(capped(0, 7).because(guardrail)).isEqualTo("contact-cap");
        assertThat(capped(0, 7).lifts(guardrail)).isNull();
    }

    @ParameterizedTest
    @EnumSource(value = DecisionMoment.class, names = "REVIEW", mode = EnumSource.Mode.EXCLUDE)
    void answersAreNotCapped(DecisionMoment moment) {
        assertThat(capped(1, 7)
                        .did("2026-03-17T08:00:00Z", Status.OPEN)
                        .asked(Channel.EMAIL, moment)
                        .because(guardrail))
                .isNull();
    }
}
