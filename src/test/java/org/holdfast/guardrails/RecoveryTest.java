package org.holdfast.guardrails;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.holdfast.decisions.Guardrail;
import org.holdfast.decisions.RecordedAction.Status;
import org.holdfast.rules.limits.IncidentType;
import org.holdfast.rules.limits.Limits;
import org.holdfast.rules.model.ActionKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The guardrails on incidents: open-incident, greatest-age and one-remedy. */
class RecoveryTest {

    private static final OpenIncidentGuardrail OPEN = new OpenIncidentGuardrail();
    private static final MaxIncidentAgeGuardrail AGE = new MaxIncidentAgeGuardrail();
    private static final SingleRemedyGuardrail ONE = new SingleRemedyGuardrail();
    private static final Limits LIMITS = LimitsFixture.incidents(
            7, Map.of("late-order", new IncidentType(30, 90), "complaint", new IncidentType(0, 365)));

    private static GuardrailCase complaint(String fields) {
        return GuardrailCase.of(LIMITS)
                .facts("{'id':'c','timeZone':'America/New_York','complaints':[{'id':'k'," + fields + "}]}");
    }

    private static GuardrailCase order(String fields) {
        return GuardrailCase.of(LIMITS)
                .facts("{'id':'c','orders':[{'id':'o','placedAt':'2026-01-01'," + fields + "}]}");
    }

    @ParameterizedTest
    @CsvSource({"OBLIGATION, false", "WARNING, false", "GOODWILL, false", "REWARD, true", "OFFER, true"})
    void anOpenIncidentHoldsBackRewardsAndOffers(ActionKind kind, boolean held) {
        GuardrailCase open = complaint("'openedAt':'2026-03-01'").wants(GuardrailCase.action(kind));

        assertThat(open.because(OPEN)).isEqualTo(held ? "open-incident" : null);
        assertThat(open.lifts(OPEN)).as("complaints do not close by age").isNull();
    }

    @Test
    void twoComplaintsAboutOneOrderAreOneMatter() {
        GuardrailCase twice = GuardrailCase.of(LIMITS)
                .facts("{'id':'c','complaints':[{'id':'k','orderId':'o','openedAt':'2026-03-01'},"
                        + "{'id':'l','orderId':'o','openedAt':'2026-03-02'},"
                        + "{'id':'m','orderId':'p','openedAt':'2026-03-02'},"
                        + "{'id':'n','openedAt':'2026-03-02'}]}")
                .wants(GuardrailCase.action(ActionKind.GOODWILL))
                .did("2026-03-03T12:00:00Z", Status.ACCEPTED, "x", "k", "20");

        assertThat(twice.about("l").giving("20").because(ONE)).isEqualTo("one-remedy");
        assertThat(((Guardrail.Verdict.Difference) twice.about("l").giving("30").ask(ONE)).amount())
                .isEqualByComparingTo("10");
        assertThat(twice.about("m").giving("20").because(ONE))
                .as("another order")
                .isNull();
        assertThat(twice.about("n").giving("20").because(ONE))
                .as("no order named")
                .isNull();
    }

    @Test
    void aResolvedIncidentMattersForSomeDays() {
        GuardrailCase solved = complaint("'openedAt':'2026-03-01','resolvedAt':'2026-03-14T02:00:00Z'");

        assertThat(solved.because(OPEN)).isEqualTo("recent-incident");
        assertThat(solved.lifts(OPEN)).as("the 13th where they live").isEqualTo("2026-03-20T04:00:00Z");
        Lifts.exactly(OPEN, solved);
        assertThat(complaint("'openedAt':'2026-03-01','resolvedAt':'2026-03-11'")
                        .because(OPEN))
                .isNull();
    }

    @Test
    void aLateOrderClosesOnArrivalOrByAge() {
        GuardrailCase late = order("'promisedAt':'2026-03-10'");

        assertThat(late.because(OPEN)).isEqualTo("open-incident");
        assertThat(late.lifts(OPEN)).isEqualTo("2026-04-16T00:00:00Z");
        Lifts.exactly(OPEN, late);
        assertThat(order("'promisedAt':'2026-03-10','deliveredAt':'2026-03-12'").lifts(OPEN))
                .isEqualTo("2026-03-19T00:00:00Z");
        assertThat(order("'promisedAt':'2026-03-18'").because(OPEN))
                .as("the promised day is not over")
                .isNull();
        assertThat(order("'promisedAt':'2026-03-10','cancelledAt':'2026-03-11'").because(OPEN))
                .isNull();
    }

    @Test
    void aTypeThatDoesNotCloseByAgeStaysOpen() {
        GuardrailCase late = GuardrailCase.of(LimitsFixture.incidents(7, Map.of()))
                .facts("{'id':'c','orders':[{'id':'o','placedAt':'2025-01-01','promisedAt':'2025-03-01'}]}");

        assertThat(late.because(OPEN)).isEqualTo("open-incident");
        assertThat(late.lifts(OPEN)).isNull();
    }

    @Test
    void anIncompleteOrderClosesByAgeOnly() {
        String lines = "'lines':[{'sku':'s','quantity':2,'delivered':1}]";
        Limits limits = LimitsFixture.incidents(7, Map.of("incomplete-order", new IncidentType(30, 90)));

        GuardrailCase incomplete = GuardrailCase.of(limits)
                .facts("{'id':'c','orders':[{'id':'o','placedAt':'2026-03-01','deliveredAt':'2026-03-05'," + lines
                        + "}]}");
        assertThat(incomplete.lifts(OPEN)).isEqualTo("2026-04-11T00:00:00Z");
        Lifts.exactly(OPEN, incomplete);
    }

    @Test
    void theLastOfSeveralIncidentsDeterminesTheLift() {
        GuardrailCase two = GuardrailCase.of(LIMITS)
                .facts("{'id':'c','orders':[{'id':'o','placedAt':'2026-01-01','promisedAt':'2026-03-10'}],"
                        + "'complaints':[{'id':'k','openedAt':'2026-03-01','resolvedAt':'2026-03-17'}]}");

        assertThat(two.lifts(OPEN)).isEqualTo("2026-04-16T00:00:00Z");
        Lifts.exactly(OPEN, two);
    }

    @Test
    void withoutRecoverySettingsNothingIsHeldBack() {
        assertThat(GuardrailCase.plain()
                        .facts("{'id':'c','complaints':[{'id':'k','openedAt':'2026-03-01'}]}")
                        .because(OPEN))
                .isNull();
    }

    @Test
    void oldIncidentsGetNoGoodwillButObligationsRemain() {
        GuardrailCase old = complaint("'openedAt':'2025-03-17'").about("k");

        assertThat(old.wants(GuardrailCase.action(ActionKind.GOODWILL)).because(AGE))
                .isEqualTo("too-old");
        assertThat(old.wants(GuardrailCase.action(ActionKind.OBLIGATION)).because(AGE))
                .isNull();
        assertThat(complaint("'openedAt':'2025-03-18'")
                        .about("k")
                        .wants(GuardrailCase.action(ActionKind.GOODWILL))
                        .because(AGE))
                .isNull();
        assertThat(old.about("another")
                        .wants(GuardrailCase.action(ActionKind.GOODWILL))
                        .because(AGE))
                .isNull();
    }

    private static GuardrailCase goodwill() {
        return GuardrailCase.plain()
                .wants(GuardrailCase.action(ActionKind.GOODWILL))
                .about("k")
                .giving("20");
    }

    private static String given(GuardrailCase proposed) {
        return proposed.ask(ONE) instanceof Guardrail.Verdict.Difference difference
                ? difference.amount().toPlainString()
                : String.valueOf(proposed.because(ONE));
    }

    @Test
    void anIncidentIsCompensatedOnce() {
        assertThat(given(goodwill())).isEqualTo("null");
        assertThat(given(goodwill().did("2026-03-10T12:00:00Z", Status.ACCEPTED, "other", "k", "20")))
                .isEqualTo("one-remedy");
        assertThat(given(goodwill().did("2026-03-10T12:00:00Z", Status.OPEN, "other", "k", "30")))
                .isEqualTo("one-remedy");
        assertThat(given(goodwill().did("2026-03-10T12:00:00Z", Status.ACCEPTED, "other", "another", "20")))
                .isEqualTo("null");
    }

    @Test
    void aLargerRemedyPaysTheDifference() {
        GuardrailCase eight = goodwill().did("2026-03-10T12:00:00Z", Status.ACCEPTED, "other", "k", "8");

        assertThat(given(eight)).isEqualTo("12");
        assertThat(given(eight.did("2026-03-11T12:00:00Z", Status.DELIVERED, "more", "k", "7")))
                .isEqualTo("5");
        assertThat(given(eight.chose(eight.channel(), "k", "10"))).isEqualTo("2");
        assertThat(given(eight.chose(eight.channel(), "k", "12"))).isEqualTo("one-remedy");
    }

    @ParameterizedTest
    @CsvSource({
        "REJECTED, null",
        "FAILED, null",
        "OPEN, one-remedy",
        "PRESENTED, one-remedy",
        "DELIVERED, one-remedy",
        "IGNORED, one-remedy"
    })
    void failedAndRejectedRemediesDoNotCount(Status status, String expected) {
        assertThat(given(goodwill().did("2026-03-10T12:00:00Z", status, "other", "k", "20")))
                .isEqualTo(expected);
    }

    @Test
    void anApologyWithoutMoneyIsARemedyToo() {
        assertThat(given(goodwill().did("2026-03-10T12:00:00Z", Status.DELIVERED, "other", "k", null)))
                .isEqualTo("20");
    }

    @Test
    void obligationsAreNotRemedies() {
        GuardrailCase owed = GuardrailCase.plain()
                .wants(GuardrailCase.action(ActionKind.OBLIGATION))
                .about("k")
                .giving("20")
                .did("2026-03-10T12:00:00Z", Status.DELIVERED, "other", "k", "20");

        assertThat(given(owed.wants(GuardrailCase.action(ActionKind.GOODWILL)))).isEqualTo("null");
    }
}
