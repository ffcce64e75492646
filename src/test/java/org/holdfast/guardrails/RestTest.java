package org.holdfast.guardrails;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.holdfast.decisions.RecordedAction.Status;
import org.holdfast.facts.Purpose;
import org.holdfast.rules.limits.Limits;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.ActionKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The guardrails on repetition: already-done, cool-down, cadence and suppression. */
class RestTest {

    private static final AlreadyDoneGuardrail DONE = new AlreadyDoneGuardrail();
    private static final CoolDownGuardrail COOL_DOWN = new CoolDownGuardrail();
    private static final CadenceGuardrail CADENCE = new CadenceGuardrail();
    private static final SuppressionGuardrail NOT_WANTED = new SuppressionGuardrail();

    private static Action coolDown(ActionKind kind, Integer days) {
        return GuardrailCase.action(kind, Purpose.SERVICE, null, days, null, Map.of());
    }

    @ParameterizedTest
    @CsvSource({
        "OPEN, false",
        "PRESENTED, false",
        "DELIVERED, true",
        "ACCEPTED, true",
        "REJECTED, false",
        "IGNORED, false",
        "FAILED, false"
    })
    void anActionIsNotRepeatedForTheSameSubject(Status status, boolean held) {
        GuardrailCase about = GuardrailCase.plain().about("k").did("2026-02-18T12:00:00Z", status);

        assertThat(about.because(DONE)).isEqualTo(held ? "already-done" : null);
        assertThat(about.lifts(DONE)).isNull();
        assertThat(about.about("other").because(DONE)).isNull();
        assertThat(about.wants(coolDown(ActionKind.REWARD, 7)).because(DONE))
                .as("an action with a cool-down is left to that guardrail")
                .isNull();
    }

    @Test
    void actionsWithoutASubjectCanBeRepeated() {
        assertThat(GuardrailCase.plain()
                        .did("2026-02-18T12:00:00Z", Status.ACCEPTED)
                        .because(DONE))
                .isNull();
    }

    @Test
    void anActionIsHeldBackDuringItsCoolDown() {
        GuardrailCase seven = GuardrailCase.plain()
                .wants(coolDown(ActionKind.GOODWILL, 7))
                .did("2026-03-12T23:00:00Z", Status.ACCEPTED);

        assertThat(seven.because(COOL_DOWN)).isEqualTo("cool-down");
        assertThat(seven.lifts(COOL_DOWN)).isEqualTo("2026-03-19T00:00:00Z");
        Lifts.exactly(COOL_DOWN, seven);
        Lifts.exactly(COOL_DOWN, seven.facts("{'id':'c','timeZone':'America/New_York'}"));
        assertThat(seven.about("other").because(COOL_DOWN)).isNull();
    }

    @Test
    void aReminderWaitsAfterAnyContact() {
        GuardrailCase hello = GuardrailCase.plain()
                .wants(GuardrailCase.afterSilence(90))
                .did("2026-02-18T12:00:00Z", Status.DELIVERED, "something-else", null, null);

        assertThat(hello.because(CADENCE)).isEqualTo("cadence");
        assertThat(hello.lifts(CADENCE)).isEqualTo("2026-05-19T00:00:00Z");
        Lifts.exactly(CADENCE, hello);
        assertThat(hello.wants(GuardrailCase.action(ActionKind.OFFER)).because(CADENCE))
                .as("an action without afterSilenceDays")
                .isNull();
    }

    @Test
    void failedContactsAndAnswersDoNotDelayAReminder() {
        GuardrailCase failed = GuardrailCase.plain()
                .wants(GuardrailCase.afterSilence(90))
                .did("2026-02-18T12:00:00Z", Status.FAILED, "something-else", null, null);
        assertThat(failed.because(CADENCE)).isNull();
        assertThat(GuardrailCase.plain().wants(GuardrailCase.afterSilence(90)).because(CADENCE))
                .isNull();
    }

    @Test
    void theLatestTimeCounts() {
        GuardrailCase twice = GuardrailCase.plain()
                .wants(coolDown(ActionKind.GOODWILL, 7))
                .did("2026-03-12T12:00:00Z", Status.OPEN)
                .did("2026-03-15T12:00:00Z", Status.OPEN);

        assertThat(twice.lifts(COOL_DOWN)).isEqualTo("2026-03-22T00:00:00Z");
        Lifts.exactly(COOL_DOWN, twice);
    }

    @ParameterizedTest
    @CsvSource({"WARNING, false", "GOODWILL, false", "REWARD, true", "OFFER, true"})
    void rewardsAndOffersHaveADefaultCoolDownOfAMonth(ActionKind kind, boolean held) {
        GuardrailCase before =
                GuardrailCase.plain().wants(coolDown(kind, null)).did("2026-02-20T12:00:00Z", Status.ACCEPTED);

        assertThat(before.lifts(COOL_DOWN)).isEqualTo(held ? "2026-03-22T00:00:00Z" : null);
        assertThat(before.wants(coolDown(kind, 0)).because(COOL_DOWN))
                .as("0 days is no cool-down")
                .isNull();
    }

    @Test
    void failedActionsHaveNoCoolDown() {
        assertThat(GuardrailCase.plain()
                        .did("2026-03-17T12:00:00Z", Status.FAILED)
                        .because(COOL_DOWN))
                .isNull();
    }

    @Test
    void aRejectionSuppressesTheActionForItsDays() {
        GuardrailCase no =
                GuardrailCase.of(LimitsFixture.suppression(30, 2, 30, 60)).did("2026-03-10T12:00:00Z", Status.REJECTED);

        assertThat(no.because(NOT_WANTED)).isEqualTo("rejected");
        assertThat(no.lifts(NOT_WANTED)).isEqualTo("2026-04-09T00:00:00Z");
        Lifts.exactly(NOT_WANTED, no);
        assertThat(no.about("another thing").because(NOT_WANTED))
                .as("the same action for another subject")
                .isEqualTo("rejected");
    }

    @Test
    void anActionIsSuppressedOnceItWasIgnoredTwice() {
        GuardrailCase once =
                GuardrailCase.of(LimitsFixture.suppression(30, 2, 30, 60)).did("2026-02-10T12:00:00Z", Status.IGNORED);
        GuardrailCase twice = once.did("2026-03-12T12:00:00Z", Status.IGNORED);

        assertThat(once.because(NOT_WANTED)).isNull();
        assertThat(twice.because(NOT_WANTED)).isEqualTo("ignored");
        assertThat(twice.lifts(NOT_WANTED)).isEqualTo("2026-05-11T00:00:00Z");
        Lifts.exactly(NOT_WANTED, twice);
        assertThat(once.did("2026-03-13T12:00:00Z", Status.IGNORED).because(NOT_WANTED))
                .as("31 days apart")
                .isNull();
    }

    @Test
    void aFailedActionIsTriedAgainTheNextDay() {
        GuardrailCase failed = GuardrailCase.plain().did("2026-03-18T08:00:00Z", Status.FAILED);

        assertThat(failed.because(NOT_WANTED)).isEqualTo("failed");
        assertThat(failed.lifts(NOT_WANTED)).isEqualTo("2026-03-19T00:00:00Z");
        Lifts.exactly(NOT_WANTED, failed);
        assertThat(failed.about("other").because(NOT_WANTED)).isNull();
    }

    @Test
    void theLongestOfSeveralSuppressionsCounts() {
        GuardrailCase all = GuardrailCase.of(LimitsFixture.suppression(30, 2, 30, 60))
                .did("2026-02-25T12:00:00Z", Status.REJECTED)
                .did("2026-02-20T12:00:00Z", Status.IGNORED)
                .did("2026-02-21T12:00:00Z", Status.IGNORED)
                .did("2026-03-18T08:00:00Z", Status.FAILED);

        assertThat(all.because(NOT_WANTED)).isEqualTo("ignored");
        Lifts.exactly(NOT_WANTED, all);
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"OPEN", "PRESENTED", "DELIVERED", "ACCEPTED"})
    void actionsThatWereNotRejectedAreNotSuppressed(Status status) {
        assertThat(GuardrailCase.of(LimitsFixture.suppression(30, 1, 30, 60))
                        .did("2026-03-17T12:00:00Z", status)
                        .because(NOT_WANTED))
                .isNull();
    }

    @Test
    void withoutSuppressionSettingsNothingIsHeldBack() {
        assertThat(GuardrailCase.of(Limits.NONE)
                        .did("2026-03-17T12:00:00Z", Status.REJECTED)
                        .because(NOT_WANTED))
                .isNull();
    }
}
