package org.holdfast.decisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.holdfast.Database;
import org.holdfast.Samples;
import org.holdfast.access.MovingClock;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.decisions.RecordedAction.Status;
import org.holdfast.explanation.DecisionExplanation;
import org.holdfast.explanation.Explainer;
import org.holdfast.facts.Customer;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.guardrails.Guardrails;
import org.holdfast.simulation.comparison.CustomerDifference;
import org.holdfast.simulation.comparison.RuleBookComparison;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules that ask for what was done before, decided and recorded. */
@ParameterizedClass
@EnumSource(Database.class)
class PastActionsIT {

    private static final String ONCE = "Ask once in 500 days";
    private static final String AGAIN = "Call after a refusal";
    private static final DecisionModel BOOK = book();
    private static final Customer ASKED = Samples.customer("""
            {'id':'C-1','segment':'asked','email':'a@example.org','phone':'+37360000000','language':'en',
             'consents':[{'channel':'email','purpose':'marketing','given':true,'at':'2026-01-01'}],
             'orders':[],'complaints':[],'returns':[],'surveys':[],'interactions':[]}""");

    private static DecisionModel book() {
        Map<String, String> texts = Samples.shippedTexts();
        texts.put("areas/at-risk/once.dslr", """
                rule "Ask once in 500 days"
                when
                  The customer is in the segment "asked"
                  The customer never got "ask-what-changed" in the last 500 days
                then
                  Propose "ask-what-changed"
                end
                rule "Call after a refusal"
                when
                  The customer is in the segment "asked"
                  The customer refused "ask-what-changed" in the last 30 days
                then
                  Propose "call-detractor"
                end
                """);
        texts.put("areas/at-risk/once.scenarios.yaml", """
                - name: They were never asked
                  today: 2026-03-15
                  customer: { segment: asked }
                  expect: { action: ask-what-changed }
                - name: They said no last week
                  today: 2026-03-15
                  customer: { segment: asked }
                  earlier: [ { action: ask-what-changed, on: 2026-03-01, outcome: rejected, outcomeOn: 2026-03-08 } ]
                  expect: { action: call-detractor }
                - name: They were asked a year ago and said no
                  today: 2026-03-15
                  customer:
                    segment: asked
                    earlier: [ { action: ask-what-changed, on: 2025-03-01, outcome: rejected } ]
                  expect: nothing
                - name: They were asked yesterday and have not answered yet
                  today: 2026-03-15
                  customer: { segment: asked }
                  earlier: [ { action: ask-what-changed, rule: Ask once in 500 days, on: 2026-03-14 } ]
                  expect: { action: ask-what-changed }
                - name: Others are left alone
                  today: 2026-03-15
                  customer: { segment: other }
                  expect: nothing
                """);
        for (String language : List.of("en", "ru", "ro")) {
            texts.computeIfPresent(
                    "messages/" + language + ".yaml",
                    (path, text) -> text.replaceFirst(
                            "(?m)^reasons:$", "reasons:\n  " + ONCE + ": Asked.\n  " + AGAIN + ": Refused."));
        }
        return Objects.requireNonNull(Samples.checked(texts).book());
    }

    @Parameter
    private Database database;

    private final MovingClock clock = new MovingClock();
    private Database.Store store;
    private DecisionFixture fixture;

    @BeforeEach
    void open() {
        store = database.open();
        fixture = new DecisionFixture(store, BOOK, clock, List.of(ASKED));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Decision decide() {
        return fixture.decisionService.decide(DecisionQuery.about("C-1"));
    }

    private static List<String> rules(Decision decision) {
        return decision.actions().stream().map(act -> act.cause().rule()).toList();
    }

    private void report(Decision decision, Status status) {
        fixture.ledgers
                .standings()
                .report(Objects.requireNonNull(decision.actions().get(0).actionId()), status, clock.instant());
    }

    private void assertReplays(Decision decision) {
        assertThat(fixture.replay(Objects.requireNonNull(decision.decisionId())).differences())
                .isEmpty();
    }

    @Test
    void anOpenActionIsRepeatedAndAGivenOneIsNot() {
        Decision first = decide();
        assertThat(rules(first)).containsExactly(ONCE);

        Decision repeated = decide();
        assertThat(repeated.repeated()).isTrue();
        assertThat(repeated.actions().get(0).actionId())
                .isEqualTo(first.actions().get(0).actionId());

        report(first, Status.DELIVERED);
        assertThat(rules(decide())).isEmpty();
        assertReplays(first);
    }

    @Test
    void historyIsLoadedAsFarAsTheRulesAsk() {
        Decision first = decide();
        report(first, Status.ACCEPTED);

        clock.move(Duration.ofDays(450));
        assertThat(rules(decide())).isEmpty();
        clock.move(Duration.ofDays(50));
        Decision later = decide();
        assertThat(rules(later)).containsExactly(ONCE);
        assertThat(later.repeated()).isFalse();
        assertReplays(later);
    }

    @Test
    void whatDidNotReachTheCustomerWasNotGiven() {
        report(decide(), Status.FAILED);
        clock.move(Duration.ofDays(100));

        assertThat(rules(decide())).containsExactly(ONCE);
    }

    @Test
    void aRunDecidesLikeASingleRequestAndEveryReceiptReplays() {
        Decision first = decide();
        clock.move(Duration.ofDays(2));
        report(first, Status.REJECTED);
        Decision dry = fixture.decisionService.decide(DecisionQuery.preview("C-1", clock.instant()));
        List<Decision> ran = new ArrayList<>();
        fixture.batchRun.run(false, null, ran::addAll);

        assertThat(rules(dry)).containsExactly(AGAIN);
        assertThat(ran)
                .singleElement()
                .satisfies(decision -> assertThat(rules(decision)).containsExactly(AGAIN));
        assertReplays(ran.get(0));
        assertReplays(first);
    }

    @Test
    void aComparisonOfBooksSeesWhatRulesAskFor() {
        report(decide(), Status.REJECTED);
        clock.move(Duration.ofDays(1));
        RuleBookComparison comparison = new RuleBookComparison(
                new Decider(List.of()),
                Samples.shipped().book(),
                BOOK,
                clock.instant(),
                fixture.ledgers.standings()::earlier);

        CustomerDifference difference =
                comparison.compare(List.of(new StoredCustomer(ASKED, ""))).get(0);

        assertThat(Objects.requireNonNull(difference.after()).rule()).isEqualTo(AGAIN);
    }

    @Test
    void whyNotSaysWhenTheRuleActsAgain() {
        report(decide(), Status.ACCEPTED);
        clock.move(Duration.ofDays(100));
        DecisionTrace trace = fixture.decisionService.trace(DecisionQuery.preview("C-1", clock.instant()));

        DecisionExplanation explanation =
                new Explainer(new Decider(Guardrails.all())).explain(BOOK, trace.input(), trace, "en", Set.of(ONCE));

        assertThat(explanation.whyNot()).singleElement().satisfies(why -> {
            assertThat(why.text()).contains("The customer never got \"ask-what-changed\" in the last 500 days");
            assertThat(why.text()).contains("Found 1, needed 0");
        });
        assertThat(explanation.whenYes()).isNotEmpty();
    }
}
