package org.holdfast.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.holdfast.Samples;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.Decision.HeldBack;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.EvaluatedProposal;
import org.holdfast.decisions.EvaluatedProposal.GuardrailFinding;
import org.holdfast.decisions.Receipt;
import org.holdfast.guardrails.Guardrails;
import org.junit.jupiter.api.Test;

/** Replay compares decisions by meaning: another wording of a hold reason is no difference, everything else is. */
class ReplayTest {

    private static final String ENGINE = "0.1.0";
    private static final Decider DECIDER = new Decider(Guardrails.all());
    /** A customer with a late order and a complaint that holds back the reward for many orders. */
    private static final String FACTS =
            "{'id':'c','email':'c@example.org','consents':[{'channel':'email','purpose':'marketing','given':true}],"
                    + "'complaints':[{'id':'k','openedAt':'2026-03-12','severity':4,'fault':'us','topic':'other'}],"
                    + "'orders':[" + delivered(1, "2026-01-05") + "," + delivered(2, "2026-01-20") + ","
                    + delivered(3, "2026-02-02") + "," + delivered(4, "2026-02-20") + "," + delivered(5, "2026-03-01")
                    + ",{'id':'77','placedAt':'2026-03-02','value':80,'currency':'EUR','promisedAt':'2026-03-12'}]}";

    private final DecisionModel book = Samples.shipped().book();
    private final Receipt receipt = receipt();

    private static String delivered(int id, String day) {
        return "{'id':'" + id + "','placedAt':'" + day + "','value':80,'currency':'EUR','promisedAt':'" + day
                + "','deliveredAt':'" + day + "'}";
    }

    private Receipt receipt() {
        DecisionInput input = DecisionInput.about(Samples.view(FACTS, "2026-03-15"), "");
        Receipt recorded = Receipt.of(ENGINE, DECIDER.decide(book, input));
        Decision decision = recorded.decision().withId("d");
        String hash =
                Replay.of(DECIDER, book, recorded, ENGINE).differences().get(0).now();
        return with(
                recorded,
                new Decision(
                        decision.decisionId(),
                        decision.customerId(),
                        decision.asOf(),
                        decision.outcome(),
                        decision.ruleBook(),
                        decision.repeated(),
                        decision.actions(),
                        decision.heldBack(),
                        new Decision.FactsUsed(hash, decision.facts().oldest())),
                recorded.evaluated());
    }

    private static Receipt with(Receipt receipt, Decision decision, List<EvaluatedProposal> evaluated) {
        return new Receipt(
                receipt.engine(),
                receipt.semantics(),
                receipt.assumptions(),
                receipt.request(),
                receipt.facts(),
                receipt.fit(),
                receipt.history(),
                evaluated,
                decision);
    }

    private static Receipt withHolds(Receipt receipt, UnaryOperator<HeldBack> change) {
        Decision decision = receipt.decision();
        return with(
                receipt,
                new Decision(
                        decision.decisionId(),
                        decision.customerId(),
                        decision.asOf(),
                        decision.outcome(),
                        decision.ruleBook(),
                        decision.repeated(),
                        decision.actions(),
                        decision.heldBack().stream().map(change).toList(),
                        decision.facts()),
                receipt.evaluated());
    }

    private static Receipt withFindings(Receipt receipt, UnaryOperator<GuardrailFinding> change) {
        return with(
                receipt,
                receipt.decision(),
                receipt.evaluated().stream()
                        .map(each -> new EvaluatedProposal(
                                each.rule(),
                                each.action(),
                                each.subject(),
                                each.desired(),
                                each.channel(),
                                each.granted(),
                                each.authority(),
                                each.score(),
                                each.findings().stream().map(change).toList()))
                        .toList());
    }

    private Replay replay(Receipt recorded) {
        return Replay.of(DECIDER, book, recorded, "0.2.0");
    }

    @Test
    void anUnchangedDecisionIsTheSame() {
        Replay replay = replay(receipt);

        assertThat(replay.differences()).isEmpty();
        assertThat(replay.same()).isTrue();
        assertThat(receipt.decision().actions()).isNotEmpty();
        assertThat(receipt.decision().heldBack()).extracting(HeldBack::by).contains("open-incident");
    }

    @Test
    void anotherWordingOfAHoldReasonIsNotADifference() {
        Replay replay = replay(withHolds(
                receipt,
                held -> new HeldBack(
                        held.action(),
                        held.rule(),
                        held.by(),
                        "As an earlier release put it: " + held.reason(),
                        held.subject(),
                        held.liftsAt(),
                        held.authority())));

        assertThat(replay.differences()).isEmpty();
        assertThat(replay.same()).isTrue();
    }

    @Test
    void anotherReasonOfTheSameGuardrailIsADifference() {
        Replay replay = replay(withFindings(
                receipt,
                finding -> "open-incident".equals(finding.because())
                        ? finding(finding, "recent-incident", finding.details())
                        : finding));

        assertThat(replay.same()).isFalse();
        assertThat(replay.differences()).isNotEmpty().allSatisfy(each -> {
            assertThat(each.what()).matches("heldBack\\[\\d+]\\.because");
            assertThat(each.then()).isEqualTo("recent-incident");
            assertThat(each.now()).isEqualTo("open-incident");
        });
    }

    @Test
    void anotherDetailOfAReasonIsADifference() {
        Replay replay = replay(withFindings(
                receipt,
                finding -> "open-incident".equals(finding.because())
                        ? finding(finding, "open-incident", Map.of("incident", "complaint:other"))
                        : finding));

        assertThat(replay.differences()).isNotEmpty().allSatisfy(each -> {
            assertThat(each.what()).matches("heldBack\\[\\d+]\\.details\\.incident");
            assertThat(each.then()).isEqualTo("complaint:other");
        });
    }

    @Test
    void anotherDayOnWhichAHoldEndsIsADifference() {
        Replay replay = replay(withHolds(
                receipt,
                held -> new HeldBack(
                        held.action(),
                        held.rule(),
                        held.by(),
                        held.reason(),
                        held.subject(),
                        Instant.parse("2027-01-01T00:00:00Z"),
                        held.authority())));

        assertThat(replay.differences())
                .extracting(Replay.Difference::what)
                .contains("heldBack[0].liftsAt")
                .noneMatch(what -> what.startsWith("actions"));
    }

    @Test
    void anotherTextForTheCustomerIsADifference() {
        Decision decision = receipt.decision()
                .withMessages(
                        action -> new Decision.Message("en", action.message().subject(), "Other words"));

        assertThat(replay(with(receipt, decision, receipt.evaluated())).differences())
                .extracting(Replay.Difference::what)
                .containsExactly("actions[0].message.body");
    }

    private static GuardrailFinding finding(GuardrailFinding of, String because, Map<String, Object> details) {
        return new GuardrailFinding(of.channel(), of.guardrail(), because, details, of.amount(), of.liftsAt());
    }
}
