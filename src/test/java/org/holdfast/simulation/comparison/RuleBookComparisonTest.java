package org.holdfast.simulation.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.holdfast.Samples;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.Guardrail;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.rules.model.ActionKind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RuleBookComparisonTest {

    private static final Instant NOW = Instant.parse("2026-03-15T12:00:00Z");
    private static final String WARN = "areas/delivery/warn-late-delivery.dslr";
    private static final String QUIET = "areas/at-risk/quiet.dslr";
    private static final String DETRACTOR = "areas/at-risk/detractor.dslr";
    private static final String COMPLAINTS = "areas/complaints/actions.yaml";

    private static final String YES = ",'consents':[{'channel':'email','purpose':'marketing','given':true}]";
    private static final String NO_SERVICE = ",'consents':[{'channel':'call','purpose':'service','given':false},"
            + "{'channel':'email','purpose':'service','given':false}]";
    /** Order A was promised three days ago. */
    private static final String LATE =
            ",'orders':[{'id':'A','placedAt':'2026-03-01','value':80,'currency':'EUR'," + "'promisedAt':'2026-03-12'}]";
    /** Ordered every two weeks, then nothing for four months. */
    private static final String GONE = ",'orders':[" + order("1", "2025-10-01") + "," + order("2", "2025-10-15") + ","
            + order("3", "2025-10-29") + "," + order("4", "2025-11-12") + "]";

    private static final String UNHAPPY = ",'surveys':[{'kind':'nps','score':3,'at':'2026-03-10'}]";

    private static Map<String, String> texts;
    private static DecisionModel shipped;

    @BeforeAll
    static void readBook() {
        texts = Samples.shippedTexts();
        shipped = Samples.shipped().book();
    }

    private static String order(String id, String day) {
        return "{'id':'" + id + "','placedAt':'" + day + "','deliveredAt':'" + day + "','value':50,'currency':'EUR'}";
    }

    /** Returns the shipped book with a change in one file. Failing scenarios do not prevent it from being built. */
    private static DecisionModel with(String path, String from, String to) {
        assertThat(texts.get(path)).contains(from);
        Map<String, String> changed = new TreeMap<>(texts);
        changed.put(path, texts.get(path).replace(from, to));
        return built(changed);
    }

    private static DecisionModel built(Map<String, String> changed) {
        DecisionModel book = Samples.checked(changed).book();
        assertThat(book).isNotNull();
        return book;
    }

    private static StoredCustomer customer(String id, String... facts) {
        return new StoredCustomer(Samples.customer("{'id':'" + id + "'" + String.join("", facts) + "}"), "sha256:test");
    }

    private static CustomerDifference compare(
            DecisionModel before, DecisionModel after, StoredCustomer customer, Guardrail... guardrails) {
        return new RuleBookComparison(new Decider(List.of(guardrails)), before, after, NOW)
                .compare(List.of(customer))
                .get(0);
    }

    @Test
    void theSameBookChangesNothing() {
        CustomerDifference compared = compare(shipped, shipped, customer("c", LATE));

        assertThat(compared.change()).isEqualTo(ActionChange.SAME);
        assertThat(compared.before()).isEqualTo(compared.after());
        assertThat(compared.after().action()).isEqualTo("warn-late-delivery");
        assertThat(compared.why()).isNull();
        assertThat(compare(shipped, shipped, customer("nobody")).change()).isEqualTo(ActionChange.SAME);
    }

    @Test
    void matchesAreCountedSeparatelyFromChosenProposals() {
        DecisionModel stricter = with(WARN, "at least 1 day", "at least 5 days");
        DifferenceTotals differenceTotals = new DifferenceTotals(0);
        new RuleBookComparison(new Decider(List.of()), stricter, shipped, NOW)
                .compare(List.of(customer("a", LATE), customer("b", LATE), customer("nobody")))
                .forEach(differenceTotals::add);

        assertThat(differenceTotals.difference().rules())
                .filteredOn(each -> each.rule().equals("Warn about a late delivery"))
                .containsExactly(new DifferenceReport.OfRule(
                        "Warn about a late delivery",
                        new DifferenceReport.Reach(0, 0),
                        new DifferenceReport.Reach(2, 2)));
        assertThat(differenceTotals.difference().rules())
                .filteredOn(DifferenceReport.OfRule::changes)
                .hasSize(1);
        assertThat(differenceTotals.difference().actions())
                .filteredOn(each -> each.effect().changes())
                .extracting(DifferenceReport.OfAction::action)
                .containsExactly("warn-late-delivery");
    }

    @Test
    void anOutrankedProposalStillCountsAsAMatch() {
        DifferenceTotals differenceTotals = new DifferenceTotals(0);
        new RuleBookComparison(new Decider(List.of()), shipped, shipped, NOW)
                .compare(List.of(customer("c", LATE, UNHAPPY)))
                .forEach(differenceTotals::add);

        assertThat(differenceTotals.difference().rules())
                .contains(
                        new DifferenceReport.OfRule(
                                "Call a detractor", new DifferenceReport.Reach(1, 0), new DifferenceReport.Reach(1, 0)),
                        new DifferenceReport.OfRule(
                                "Warn about a late delivery",
                                new DifferenceReport.Reach(1, 1),
                                new DifferenceReport.Reach(1, 1)));
    }

    @Test
    void aGainStatesTheReasonInTheCompanysLanguage() {
        DecisionModel stricter = with(WARN, "at least 1 day", "at least 5 days");

        CustomerDifference gained = compare(stricter, shipped, customer("c", ",'language':'ru'", LATE));

        assertThat(gained.change()).isEqualTo(ActionChange.GAINED);
        assertThat(gained.before()).isNull();
        assertThat(gained.after().rule()).isEqualTo("Warn about a late delivery");
        assertThat(gained.after().subject()).isEqualTo("A");
        assertThat(gained.why()).isEqualTo("Your order A is 3 days late.");
    }

    @Test
    void aLossNamesTheUnmetConditionWithItsValues() {
        DecisionModel stricter = with(WARN, "at least 1 day", "at least 5 days");

        CustomerDifference lost = compare(shipped, stricter, customer("c", LATE));

        assertThat(lost.change()).isEqualTo(ActionChange.LOST);
        assertThat(lost.after()).isNull();
        assertThat(lost.why())
                .isEqualTo("\"- that is late by at least 5 days\" is not met for Order A: daysLate is 3, needed >= 5.");
    }

    @Test
    void aLossIsExplainedByItsOwnOrderEvenIfAnotherIsNearer() {
        DecisionModel stricter = with(WARN, "at least 1 day", "at least 5 days");
        String delivered = "{'id':'0','placedAt':'2026-02-01','promisedAt':'2026-02-10','deliveredAt':'2026-02-20'},";

        CustomerDifference lost = compare(shipped, stricter, customer("c", LATE.replace("[", "[" + delivered)));

        assertThat(lost.why()).contains("is not met for Order A: daysLate is 3");
    }

    @Test
    void pausedRemovedAndChangedRulesAreNamed() {
        DecisionModel paused = with(DETRACTOR, "  when", "  paused because \"the phones are down\"\n  when");
        DecisionModel other = with(DETRACTOR, "Propose \"call-detractor\"", "Propose \"invite-second-order\"");

        assertThat(compare(shipped, paused, customer("c", UNHAPPY))).satisfies(lost -> {
            assertThat(lost.change()).isEqualTo(ActionChange.LOST);
            assertThat(lost.why()).isEqualTo("The rule \"Call a detractor\" is paused: the phones are down.");
        });
        assertThat(compare(shipped, other, customer("c", UNHAPPY, GONE)).why())
                .isEqualTo("The rule \"Call a detractor\" no longer proposes \"call-detractor\".");
    }

    @Test
    void theSameActionByARenamedRuleIsTheSameByAnotherRule() {
        Map<String, String> renamed = new TreeMap<>(texts);
        renamed.replaceAll((path, text) -> text.replace("Call a detractor", "Ring a detractor"));

        CustomerDifference compared = compare(shipped, built(renamed), customer("c", UNHAPPY));

        assertThat(compared.change()).isEqualTo(ActionChange.OTHER_RULE);
        assertThat(compared.after().rule()).isEqualTo("Ring a detractor");
        assertThat(compared.why()).isEqualTo("There is no rule \"Call a detractor\" any more.");
    }

    @Test
    void anotherAmountIsDistinguishedFromAnotherAction() {
        CustomerDifference compared = compare(shipped, with(QUIET, "with 10 EUR", "with 12 EUR"), customer("c", GONE));

        assertThat(compared.change()).isEqualTo(ActionChange.OTHER_AMOUNT);
        assertThat(compared.before().amount()).isEqualByComparingTo("10");
        assertThat(compared.after().amount()).isEqualByComparingTo("12");
        assertThat(compared.after().cost()).isEqualByComparingTo("12.5");
        assertThat(compared.why())
                .isEqualTo("The rule \"Win back a customer who has stayed away\" now gives 12 EUR, before it gave 10 "
                        + "EUR.");
        assertThat(compare(shipped, with(QUIET, "with 10 EUR", "with 10.00 EUR"), customer("c", GONE))
                        .change())
                .isEqualTo(ActionChange.SAME);
    }

    @Test
    void theSameActionAboutAnotherOrderIsDistinguished() {
        String two = LATE.replace("[", "[{'id':'0','placedAt':'2026-03-01','promisedAt':'2026-03-14'},");

        CustomerDifference compared =
                compare(shipped, with(WARN, "at least 1 day", "at least 3 days"), customer("c", two));

        assertThat(compared.change()).isEqualTo(ActionChange.OTHER_SUBJECT);
        assertThat(compared.why()).contains("is not met for Order 0: daysLate is 1, needed >= 3");
    }

    @Test
    void anOutrankedProposalNamesTheOtherAndTheReason() {
        StoredCustomer customer = customer("c", LATE, ",'complaints':[{'id':'k','openedAt':'2026-03-02'}]");

        CustomerDifference byKind = compare(
                shipped,
                with(COMPLAINTS, "answer-complaint:\n  kind: obligation", "answer-complaint:\n  kind: offer"),
                customer);
        CustomerDifference byScore = compare(
                shipped,
                with(COMPLAINTS, "answer-complaint:\n  kind: obligation", "answer-complaint:\n  kind: warning"),
                customer);
        CustomerDifference byLowerScore = compare(
                shipped,
                built(changed(
                        COMPLAINTS,
                        Map.of(
                                "answer-complaint:\n  kind: obligation",
                                "answer-complaint:\n  kind: warning",
                                "worth: 80.00",
                                "worth: 10.00"))),
                customer);

        assertThat(byKind.change()).isEqualTo(ActionChange.OTHER_ACTION);
        assertThat(byKind.why())
                .isEqualTo("\"warn-late-delivery\" by the rule \"Warn about a late delivery\" comes first: "
                        + "the kind warning takes precedence over offer.");
        assertThat(byScore.change()).isEqualTo(ActionChange.SAME);
        assertThat(byLowerScore.why())
                .isEqualTo("\"warn-late-delivery\" by the rule \"Warn about a late delivery\" comes first: "
                        + "it scores 11.90, \"answer-complaint\" 6.00.");
    }

    private static Map<String, String> changed(String path, Map<String, String> changes) {
        Map<String, String> changed = new TreeMap<>(texts);
        changes.forEach((from, to) -> {
            assertThat(changed.get(path)).contains(from);
            changed.put(path, changed.get(path).replace(from, to));
        });
        return changed;
    }

    @Test
    void aHeldBackProposalNamesGuardrailReasonAndEnd() {
        CustomerDifference lost = compare(
                shipped,
                with(QUIET, "with 10 EUR", "with 12 EUR"),
                customer("c", ",'timeZone':'Europe/Chisinau'", GONE),
                new AtMostTen());

        assertThat(lost.change()).isEqualTo(ActionChange.LOST);
        assertThat(lost.why())
                .isEqualTo("\"win-back\" is held back by authority until 2026-04-02: This needs a decision by a "
                        + "person with more authority.");
    }

    @Test
    void aNewActionHeldBackIsDistinguishedAndCountsAsAffected() {
        DecisionModel none = with(QUIET, "  when", "  paused because \"summer\"\n  when");
        DecisionModel twelve = with(QUIET, "with 10 EUR", "with 12 EUR");
        RuleBookComparison comparison =
                new RuleBookComparison(new Decider(List.of(new AtMostTen())), none, twelve, NOW);
        DifferenceTotals differenceTotals = new DifferenceTotals(3);
        comparison
                .compare(List.of(customer("a", GONE, YES), customer("b", GONE)))
                .forEach(differenceTotals::add);
        DifferenceReport report = differenceTotals.difference();

        assertThat(report.changes()).isEqualTo(new DifferenceReport.Changes(0, 0, 2, 0, 0, 0, 0, 0));
        assertThat(report.examples().get(0)).satisfies(example -> {
            assertThat(example.change()).isEqualTo(ActionChange.HELD_BACK);
            assertThat(example.after()).isNull();
            assertThat(example.heldBack().amount()).isEqualByComparingTo("12");
            assertThat(example.why()).startsWith("\"win-back\" is held back by authority until 2026-04-01: ");
        });
        assertThat(List.of(
                        report.total(),
                        report.areas().get(0).effect(),
                        report.actions().get(0).effect()))
                .allSatisfy(effect -> {
                    assertThat(effect.after().customers()).isZero();
                    assertThat(effect.affected()).isEqualTo(2);
                    assertThat(effect.reachable()).isEqualTo(1);
                });
        assertThat(compare(twelve, twelve, customer("a", GONE), new AtMostTen()).change())
                .isEqualTo(ActionChange.SAME);
    }

    private static final class AtMostTen implements Guardrail {

        @Override
        public String name() {
            return "authority";
        }

        @Override
        public Set<ActionKind> kinds() {
            return Set.of(ActionKind.OFFER);
        }

        @Override
        public Verdict check(ProposedAction proposed, DecisionContext context) {
            return proposed.amount() != null && proposed.amount().compareTo(BigDecimal.TEN) > 0
                    ? Verdict.heldBack("authority", Instant.parse("2026-04-01T22:00:00Z"))
                    : Verdict.ALLOWED;
        }
    }

    @Test
    void reachableAreThoseWhoseConsentsAllowAChannelForThePurpose() {
        DecisionModel more = with(QUIET, "with 10 EUR", "with 12 EUR");

        assertThat(compare(shipped, more, customer("c", GONE, YES)).reachable()).isTrue();
        assertThat(compare(shipped, more, customer("c", GONE)).reachable()).isFalse();
        assertThat(compare(shipped, more, customer("c", GONE, YES.replace("'email'", "'sms'")))
                        .reachable())
                .isFalse();
        assertThat(compare(shipped, shipped, customer("c", UNHAPPY)).after().reachable())
                .isTrue();
        assertThat(compare(shipped, shipped, customer("c", UNHAPPY, NO_SERVICE))
                        .after()
                        .reachable())
                .isFalse();
    }

    @Test
    void totalsAreCountedByActionAndAreaWithTheRequestedExamples() {
        DecisionModel draft =
                built(changed(QUIET, Map.of("with 10 EUR", "with 12 EUR", "at least 4 times", "at least 9 times")));
        List<StoredCustomer> customers =
                new ArrayList<>(List.of(customer("a", UNHAPPY), customer("b"), customer("c", LATE)));
        // Eight and a half times the usual gap: no longer enough.
        customers.addAll(List.of(customer("d", GONE, YES), customer("e", GONE), customer("f", GONE)));
        String longGone = GONE.replace("2025-", "2024-");
        customers.addAll(List.of(customer("g", longGone, YES), customer("h", longGone)));
        RuleBookComparison comparison = new RuleBookComparison(new Decider(List.of()), shipped, draft, NOW);
        DifferenceTotals differenceTotals = new DifferenceTotals(2);
        comparison.compare(customers).forEach(differenceTotals::add);
        DifferenceReport report = differenceTotals.difference();

        assertThat(report.changes()).isEqualTo(new DifferenceReport.Changes(0, 3, 0, 0, 0, 2, 0, 3));
        assertThat(report.changes().customers()).isEqualTo(8);
        assertThat(report.actions())
                .extracting(DifferenceReport.OfAction::action)
                .containsExactly("warn-late-delivery", "call-detractor", "win-back");
        assertThat(report.actions().get(2)).satisfies(winBack -> {
            assertThat(winBack.area()).isEqualTo("at-risk");
            assertSum(winBack.effect().before(), 5, "50", "52.5", "87.5");
            assertSum(winBack.effect().after(), 2, "24", "25", "31");
            assertThat(winBack.effect().affected()).isEqualTo(5);
            assertThat(winBack.effect().reachable()).isEqualTo(2);
        });
        assertThat(report.areas()).extracting(DifferenceReport.OfArea::area).containsExactly("at-risk", "delivery");
        assertThat(report.areas().get(0).effect().before().customers()).isEqualTo(6);
        assertThat(report.areas().get(1).effect().affected()).isZero();
        assertSum(report.total().after(), 4, "24", "30.1", "72.9");
        assertThat(report.total().affected()).isEqualTo(5);
        assertThat(report.examples()).extracting(CustomerDifference::customerId).containsExactly("d", "e", "g", "h");
        assertThat(report.examples().get(0).why())
                .startsWith("\"The customer has been quiet for at least 9 times the usual gap\" is not met: ")
                .endsWith("needed >= 9.");
    }

    private static void assertSum(DifferenceReport.Sum sum, long customers, String granted, String cost, String value) {
        assertThat(sum.customers()).isEqualTo(customers);
        assertThat(Arrays.asList(sum.granted(), sum.cost(), sum.value()))
                .usingComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .containsExactly(new BigDecimal(granted), new BigDecimal(cost), new BigDecimal(value));
    }

    @Test
    void aCustomerWhoGetsAnotherActionIsAffectedInBothRowsAndOnceInTheirArea() {
        DecisionModel later = built(changed(
                QUIET, Map.of("at least 4 times", "at least 10 times", "less than 4 times", "less than 10 times")));
        DifferenceTotals differenceTotals = new DifferenceTotals(1);
        new RuleBookComparison(new Decider(List.of()), shipped, later, NOW)
                .compare(List.of(customer("c", GONE, YES)))
                .forEach(differenceTotals::add);
        DifferenceReport report = differenceTotals.difference();

        assertThat(report.changes().otherAction()).isEqualTo(1);
        assertThat(report.actions())
                .extracting(DifferenceReport.OfAction::action)
                .containsExactly("remind-quiet", "win-back");
        assertThat(report.actions())
                .allSatisfy(each -> assertThat(each.effect().affected()).isEqualTo(1));
        assertThat(report.areas())
                .singleElement()
                .satisfies(area -> assertThat(area.effect().affected()).isEqualTo(1));
        assertThat(report.examples())
                .singleElement()
                .satisfies(example -> assertThat(example.why())
                        .contains("at least 10 times the usual gap\" is not met: quietRatio is"));
    }
}
