package org.holdfast.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.holdfast.Samples;
import org.holdfast.decisions.DecisionInput.Selection;
import org.holdfast.decisions.json.DecisionJson;
import org.holdfast.facts.Channel;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.model.ActionKind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DeciderTest {

    private static final String TROUBLED =
            "{'id':'c','language':'en','complaints':[{'id':'k','openedAt':'2026-03-02'}],'orders':["
                    + "{'id':'a','placedAt':'2026-02-20','value':80,'promisedAt':'2026-03-01',"
                    + "'deliveredAt':'2026-03-08'},"
                    + "{'id':'b','placedAt':'2026-03-01','value':80,'promisedAt':'2026-03-05'},"
                    + "{'id':'d','placedAt':'2026-03-01','value':90,'promisedAt':'2026-03-05'}]}";
    private static DecisionModel book;

    @BeforeAll
    static void readBook() {
        book = Samples.shipped().book();
    }

    private static DecisionInput input(String facts, String day, Channel channel, int max) {
        CustomerView view = Samples.view(facts, day);
        return new DecisionInput(
                view,
                "sha256:test",
                channel,
                DecisionMoment.REVIEW,
                max,
                AuthorityLevel.SUPERVISOR,
                ContactHistory.NONE);
    }

    private static Decision decide(String facts, String day, int max, Guardrail... guardrails) {
        return new Decider(List.of(guardrails))
                .decide(book, input(facts, day, null, max))
                .decision();
    }

    @Test
    void kindsComeFirstAndTheScoreWithinAKind() {
        Decision decision = decide(TROUBLED, "2026-03-10", 25);

        assertThat(decision.outcome()).isEqualTo(Decision.Outcome.ACT);
        assertThat(decision.actions())
                .extracting(act -> act.action().id())
                .containsExactly(
                        "answer-complaint", "warn-late-delivery", "warn-late-delivery", "credit-late-delivery");
        assertThat(decision.actions()).extracting(Decision.DecidedAction::rank).containsExactly(1, 2, 3, 4);
        assertThat(decision.actions()).extracting(act -> act.matter().subject()).containsExactly("k", "b", "d", "a");
        assertThat(decision.actions())
                .extracting(act -> act.matter().incident())
                .containsExactly("complaint:k", "late-order:b", "late-order:d", "late-order:a");
    }

    @Test
    void valueIsWorthMinusCostMinusWhatIsGranted() {
        Decision.DecidedAction credit =
                decide(TROUBLED, "2026-03-10", 25).actions().get(3);

        assertThat(credit.grant().granted().amount()).isEqualByComparingTo("5");
        assertThat(credit.grant().granted().currency()).isEqualTo("EUR");
        assertThat(credit.value().score().value()).isEqualByComparingTo("54.90");
        assertThat(credit.value().score().total()).isEqualByComparingTo("54.90");
        assertThat(credit.validUntil()).isEqualTo("2026-04-10T00:00:00Z");
    }

    @Test
    void atMostTheRequestedNumberIsChosen() {
        assertThat(decide(TROUBLED, "2026-03-10", 1).actions())
                .extracting(act -> act.action().id())
                .containsExactly("answer-complaint");
    }

    @Test
    void withoutProposalsTheOutcomeIsNothing() {
        Decision decision = decide("{'id':'c'}", "2026-03-10", 1);

        assertThat(decision.outcome()).isEqualTo(Decision.Outcome.NOTHING);
        assertThat(decision.actions()).isEmpty();
        assertThat(decision.ruleBook()).isEqualTo(book.rules().version());
    }

    @Test
    void theNextBestIsChosenIfTheBestIsHeldBack() {
        Decision decision = decide(TROUBLED, "2026-03-10", 1, holding("answer-complaint"));

        assertThat(decision.actions()).extracting(act -> act.action().id()).containsExactly("warn-late-delivery");
        assertThat(decision.heldBack()).singleElement().satisfies(held -> {
            assertThat(held.action()).isEqualTo("answer-complaint");
            assertThat(held.by()).isEqualTo("test");
            assertThat(held.reason()).isEqualTo("This has already been done.");
            assertThat(held.subject()).isEqualTo("k");
        });
    }

    @Test
    void theOutcomeIsHoldIfAllAreHeldBack() {
        Decision decision = decide(TROUBLED, "2026-03-10", 5, holding(""));

        assertThat(decision.outcome()).isEqualTo(Decision.Outcome.HOLD);
        assertThat(decision.heldBack()).hasSize(4);
    }

    @Test
    void theRequestedChannelMustBeOneOfTheAction() {
        Decision decision = new Decider(List.of())
                .decide(book, input(TROUBLED, "2026-03-10", Channel.STORE, 5))
                .decision();

        assertThat(decision.outcome()).isEqualTo(Decision.Outcome.HOLD);
        assertThat(decision.heldBack()).allMatch(held -> held.by().equals("channel"));
    }

    @Test
    void thePreferredChannelIsUsedIfTheActionHasIt() {
        String prefers = TROUBLED.replace("'language':'en'", "'language':'en','preferredChannel':'%s'");

        assertThat(decide(prefers.formatted("sms"), "2026-03-10", 1)
                        .actions()
                        .get(0)
                        .contact()
                        .channel())
                .isEqualTo(Channel.SMS);
        assertThat(decide(prefers.formatted("store"), "2026-03-10", 1)
                        .actions()
                        .get(0)
                        .contact()
                        .channel())
                .isEqualTo(Channel.EMAIL);
    }

    @Test
    void anActionWithUnknownValuesIsHeldBack() {
        String unpriced = "{'id':'c','orders':[{'id':'1','placedAt':'2026-03-01','currency':'JPY','promisedDiscount':5,"
                + "'appliedDiscount':1}]}";

        Decision decision = decide(unpriced, "2026-03-10", 1);

        assertThat(decision.outcome()).isEqualTo(Decision.Outcome.HOLD);
        assertThat(decision.heldBack()).extracting(Decision.HeldBack::by).containsOnly("truthfulness");
        assertThat(decision.heldBack().get(0).reason()).contains("JPY", "exchangeRates");
    }

    @Test
    void batchAndSingleDecisionsAreEqual() {
        List<DecisionInput> inputs = List.of(
                input(TROUBLED, "2026-03-10", null, 3),
                input("{'id':'n'}", "2026-03-10", null, 3),
                input(TROUBLED.replace("'c'", "'e'"), "2026-03-12", null, 3));
        Decider decider = new Decider(List.of());

        assertThat(decider.decide(book, inputs).stream()
                        .map(DecisionTrace::decision)
                        .toList())
                .isEqualTo(inputs.stream()
                        .map(each -> decider.decide(book, each).decision())
                        .toList());
    }

    @Test
    void aDecisionSurvivesSerialization() {
        Decision decision =
                decide(TROUBLED, "2026-03-10", 5, holding("warn-late-delivery")).withId("d-1");

        assertThat(DecisionJson.read(DecisionJson.write(decision)))
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(decision);
        assertThat(decision.actions())
                .extracting(Decision.DecidedAction::actionId)
                .containsExactly("d-1.1", "d-1.2");
    }

    private static Guardrail holding(String action) {
        return new Guardrail() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public Set<ActionKind> kinds() {
                return Set.of(ActionKind.values());
            }

            @Override
            public Verdict check(ProposedAction proposed, DecisionContext context) {
                return action.isEmpty() || proposed.action().id().equals(action)
                        ? Verdict.heldBack("already-done", null)
                        : Verdict.ALLOWED;
            }
        };
    }

    private static Decision decide(Selection selection) {
        DecisionInput best = input(TROUBLED, "2026-03-10", null, 1);
        return new Decider(List.of())
                .decide(
                        book,
                        new DecisionInput(
                                best.view(),
                                best.factsHash(),
                                null,
                                best.moment(),
                                1,
                                best.step(),
                                selection,
                                ContactHistory.NONE))
                .decision();
    }

    @Test
    void aSelectedActionIsChosenInsteadOfTheBest() {
        Decision decision = decide(new Selection("Warn about a late delivery", "warn-late-delivery", "d", null));

        assertThat(decision.actions()).singleElement().satisfies(act -> {
            assertThat(act.action().id()).isEqualTo("warn-late-delivery");
            assertThat(act.matter().subject()).isEqualTo("d");
            assertThat(act.rank()).isEqualTo(1);
        });
    }

    @Test
    void aSelectionLimitsTheAmount() {
        Decision best = decide(TROUBLED, "2026-03-10", 25);
        Decision.DecidedAction credit = best.actions().get(3);
        Selection selection =
                new Selection(credit.cause().rule(), credit.action().id(), "a", new BigDecimal("2.50"));

        Decision.DecidedAction act = decide(selection).actions().get(0);
        assertThat(act.grant().granted().amount()).isEqualByComparingTo("2.50");
        assertThat(act.grant().desired()).isEqualTo(credit.grant().desired());
        assertThat(act.message().body()).contains("2.50");
    }

    @Test
    void nothingIsChosenWhenTheSelectedActionIsNotProposed() {
        assertThat(decide(new Selection("Warn about a late delivery", "warn-late-delivery", "a", null))
                        .actions())
                .isEmpty();
    }
}
