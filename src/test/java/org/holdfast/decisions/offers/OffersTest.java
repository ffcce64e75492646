package org.holdfast.decisions.offers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.decisions.offers.OfferBooks.action;
import static org.holdfast.decisions.offers.OfferBooks.rule;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.Samples;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.RecordedAction;
import org.holdfast.decisions.RecordedAction.Status;
import org.holdfast.decisions.Score;
import org.holdfast.facts.Channel;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.facts.Purpose;
import org.holdfast.guardrails.Guardrails;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.model.ActionKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of several offers wins, and how often one may be used. */
class OffersTest {

    private static final Instant NOW = Instant.parse("2026-03-18T12:00:00Z");
    private static final String TWO_RULES = rule("Small", "small", "5", 7) + rule("Big", "big", "20", 3);

    private static String pair(String terms) {
        return action("small", "40", terms) + action("big", "45", terms);
    }

    @ParameterizedTest
    @CsvSource({
        "customer, big, 'The customer gets one offer of the group \"summer\", and \"Big\" gives more: 20 instead of 5.'",
        "priority, small, 'The customer gets one offer of the group \"summer\", and \"Small\" has a higher priority.'",
        "us, small, 'The customer gets one offer of the group \"summer\", and \"Small\" has a better score.'"
    })
    void aCustomerGetsOneOfAGroup(String choose, String winner, String why) {
        DecisionModel book = OfferBooks.of(pair("group: { name: summer, choose: " + choose + " }"), TWO_RULES);

        for (int max : List.of(1, 5)) {
            Decision decision = decide(book, max, ContactHistory.NONE);

            assertThat(decision.actions()).extracting(act -> act.action().id()).containsExactly(winner);
            assertThat(decision.heldBack()).singleElement().satisfies(held -> {
                assertThat(held.by()).isEqualTo("group");
                assertThat(held.reason()).isEqualTo(why);
                assertThat(held.liftsAt()).isNull();
            });
        }
    }

    @Test
    void withoutAGroupBothAreGiven() {
        assertThat(given(OfferBooks.of(pair(""), TWO_RULES), ContactHistory.NONE))
                .containsExactly("small", "big");
    }

    @Test
    void theNextOfAGroupIsGivenIfTheFirstIsNotPossible() {
        DecisionModel book = OfferBooks.of(
                action("small", "40", "group: { name: summer, choose: customer }")
                        + action("big", "45", "group: { name: summer, choose: customer }, first: 10"),
                TWO_RULES);

        assertThat(given(book, taken("big", 10))).containsExactly("small");
        assertThat(given(book, taken("big", 9))).containsExactly("big");
    }

    @Test
    void anOpenOfferOfAGroupStands() {
        DecisionModel book = OfferBooks.of(pair("group: { name: summer, choose: customer }, validDays: 10"), TWO_RULES);

        Decision decision = decide(book, 5, past("small", "2026-03-17T12:00:00Z", Status.OPEN));

        assertThat(decision.repeated()).isTrue();
        assertThat(decision.actions()).extracting(act -> act.action().id()).containsExactly("small");
        assertThat(decision.heldBack()).singleElement().satisfies(held -> {
            assertThat(held.action()).isEqualTo("big");
            assertThat(held.reason()).contains("still has another offer");
            assertThat(held.liftsAt()).isEqualTo("2026-03-28T00:00:00Z");
        });
    }

    @Test
    void thePriorityOfARuleBreaksTies() {
        DecisionModel tied = OfferBooks.of(
                action("a", "10", "") + action("b", "10", ""), rule("A", "a", "", 0) + rule("B", "b", "", 1));

        assertThat(given(tied, ContactHistory.NONE)).containsExactly("b", "a");
        assertThat(decide(
                                OfferBooks.of(
                                        action("a", "10", ""),
                                        rule("First", "a", "5", -1) + rule("Second", "a", "5", 0)),
                                1,
                                ContactHistory.NONE)
                        .actions())
                .extracting(act -> act.cause().rule())
                .containsExactly("Second");
    }

    @Test
    void priorityDoesNotOutweighTheScore() {
        DecisionModel book = OfferBooks.of(
                action("a", "11", "") + action("b", "10", ""), rule("A", "a", "", 0) + rule("B", "b", "", 9999));

        assertThat(given(book, ContactHistory.NONE)).containsExactly("a", "b");
    }

    @ParameterizedTest
    @CsvSource({"notWith: [big], ''", "'', notWith: [small]", "notWith: [sizes], 'group: { name: sizes, choose: us }'"})
    void exclusionsWorkBothWays(String small, String big) {
        DecisionModel book = OfferBooks.of(action("small", "40", small) + action("big", "45", big), TWO_RULES);

        Decision decision = decide(book, 5, ContactHistory.NONE);
        assertThat(decision.actions()).extracting(act -> act.action().id()).containsExactly("small");
        assertThat(decision.heldBack())
                .singleElement()
                .satisfies(held -> assertThat(held.by()).isEqualTo("not-with"));

        assertThat(given(book, past("big", "2026-03-17T12:00:00Z", Status.OPEN)))
                .as("the other is still open")
                .containsExactly("big");
        assertThat(given(book, past("big", "2026-03-17T12:00:00Z", Status.REJECTED)))
                .containsExactly("small");
    }

    @ParameterizedTest
    @CsvSource({"'notWith: [{ name: big, within: 30 days }]', ''", "'', 'notWith: [{ name: small, within: 30 days }]'"})
    void exclusionsWithinDaysLift(String small, String big) {
        DecisionModel book =
                OfferBooks.of(action("small", "40", small) + action("big", "45", big), rule("Small", "small", "5", 0));

        Decision held = decide(book, 5, past("big", "2026-02-20T23:30:00Z", Status.ACCEPTED));
        assertThat(held.actions()).isEmpty();
        assertThat(held.heldBack()).singleElement().satisfies(each -> {
            assertThat(each.by()).isEqualTo("not-with");
            assertThat(each.liftsAt()).isEqualTo("2026-03-22T00:00:00Z");
        });
        assertThat(given(book, past("big", "2026-02-16T12:00:00Z", Status.ACCEPTED)))
                .containsExactly("small");
        assertThat(given(book, past("big", "2026-03-10T12:00:00Z", Status.FAILED)))
                .containsExactly("small");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2019-01-01T12:00:00Z, DELIVERED, false, ",
        "'{ times: 1, in: day }', 2026-03-18T00:00:00Z, DELIVERED, false, 2026-03-19T00:00:00Z",
        "'{ times: 1, in: day }', 2026-03-17T23:59:59Z, DELIVERED, true, ",
        "'{ times: 1, in: week }', 2026-03-16T00:00:00Z, DELIVERED, false, 2026-03-23T00:00:00Z",
        "'{ times: 1, in: week }', 2026-03-15T23:59:59Z, DELIVERED, true, ",
        "'{ times: 1, in: month }', 2026-03-01T00:00:00Z, ACCEPTED, false, 2026-04-01T00:00:00Z",
        "'{ times: 1, in: month }', 2026-02-28T23:59:59Z, ACCEPTED, true, ",
        "'{ times: 1, in: year }', 2026-01-01T00:00:00Z, IGNORED, false, 2027-01-01T00:00:00Z",
        "'{ times: 1, in: year }', 2025-12-31T23:59:59Z, IGNORED, true, ",
        "'{ times: 1, in: 30 days }', 2026-02-17T00:00:00Z, ACCEPTED, false, 2026-03-19T00:00:00Z",
        "'{ times: 1, in: 30 days }', 2026-02-16T23:59:59Z, ACCEPTED, true, ",
        "'{ times: 1, in: 1 day }', 2026-03-18T00:00:00Z, ACCEPTED, false, 2026-03-19T00:00:00Z",
        "'{ times: 1, in: year }', 2026-03-01T00:00:00Z, REJECTED, true, ",
        "'{ times: 1, in: year }', 2026-03-01T00:00:00Z, FAILED, true, ",
        "'{ times: 1, in: year }', 2026-01-15T00:00:00Z, OPEN, true, ",
        "'{ times: 2, in: year }', 2026-03-01T00:00:00Z, ACCEPTED, true, ",
        "0, 2019-01-01T00:00:00Z, ACCEPTED, false, ",
    })
    void aCustomerGetsAnActionSoOften(String limit, String before, Status status, boolean again, Instant lift) {
        DecisionModel book =
                OfferBooks.of(action("gift", "10", "timesPerCustomer: " + limit), rule("Give", "gift", "5", 0));

        Decision decision = decide(book, 5, past("gift", before, status));

        assertThat(decision.actions()).hasSize(again ? 1 : 0);
        if (!again) {
            assertThat(decision.heldBack()).singleElement().satisfies(held -> {
                assertThat(held.by()).isEqualTo("use-limit");
                assertThat(held.liftsAt()).isEqualTo(lift);
            });
        }
    }

    @Test
    void theMonthOfTheCustomerCounts() {
        DecisionModel book = OfferBooks.of(
                action("gift", "10", "timesPerCustomer: { times: 1, in: month }"), rule("Give", "gift", "5", 0));
        String kamchatka = "{'id':'c','timeZone':'Asia/Kamchatka'}";

        Decision before = decide(book, 1, past("gift", "2026-02-28T12:30:00Z", Status.ACCEPTED), kamchatka, NOW);
        assertThat(before.heldBack())
                .singleElement()
                .satisfies(held -> assertThat(held.liftsAt()).isEqualTo("2026-03-31T12:00:00Z"));
        assertThat(before.heldBack().get(0).reason())
                .isEqualTo("The customer can get this once a month, and that is used up.");
    }

    @Test
    void theEarliestUseThatLeavesTheWindowLifts() {
        DecisionModel book = OfferBooks.of(
                action("gift", "10", "timesPerCustomer: { times: 2, in: 30 days }"), rule("Give", "gift", "5", 0));

        Decision decision = decide(
                book,
                1,
                past(
                        List.of("gift", "gift", "gift"),
                        List.of("2026-03-10T12:00:00Z", "2026-03-05T12:00:00Z", "2026-03-01T12:00:00Z")));

        assertThat(decision.heldBack())
                .singleElement()
                .satisfies(held ->
                        assertThat(held.liftsAt()).as("when only one is left").isEqualTo("2026-04-04T00:00:00Z"));
    }

    @Test
    void theFirstCustomersGetIt() {
        DecisionModel book = OfferBooks.of(action("gift", "10", "first: 100"), rule("Give", "gift", "5", 0));

        assertThat(given(book, taken("gift", 99))).containsExactly("gift");
        Decision late = decide(book, 1, taken("gift", 100));
        assertThat(late.actions()).isEmpty();
        assertThat(late.heldBack().get(0).reason())
                .isEqualTo("Only the first 100 customers get this, and there are as many already.");
        assertThat(given(
                        book,
                        ContactHistory.NONE.withFirst(
                                new ContactHistory.FirstCustomers(Map.of("gift", 100), Set.of("gift")))))
                .as("one of them")
                .containsExactly("gift");
    }

    private static ContactHistory taken(String action, int customers) {
        return ContactHistory.NONE.withFirst(new ContactHistory.FirstCustomers(Map.of(action, customers), Set.of()));
    }

    private static ContactHistory past(String action, String when, Status status) {
        return new ContactHistory(List.of(act(action, when, status)), Map.of());
    }

    private static ContactHistory past(List<String> actions, List<String> when) {
        List<RecordedAction> acts = new ArrayList<>();
        for (int i = 0; i < actions.size(); i++) {
            acts.add(act(actions.get(i), when.get(i), Status.ACCEPTED));
        }
        return new ContactHistory(acts, Map.of());
    }

    private static RecordedAction act(String action, String when, Status status) {
        Instant at = Instant.parse(when);
        Instant until = Instant.parse("2026-03-28T00:00:00Z");
        Instant validUntil = at.isBefore(Instant.parse("2026-02-01T00:00:00Z")) ? at.plusSeconds(86_400) : until;
        Decision.ActionRef ref = new Decision.ActionRef(action, ActionKind.GOODWILL, Purpose.SERVICE);
        Decision.Contact contact = new Decision.Contact(Channel.EMAIL, true);
        Decision.Matter matter = new Decision.Matter(null, null);
        return new RecordedAction(
                "d." + action + when,
                "d",
                at,
                ref,
                "R",
                contact,
                matter,
                new BigDecimal("5"),
                validUntil,
                new RecordedAction.LastOutcome(status, at),
                null,
                status.isWaiting()
                        ? new Decision.DecidedAction(
                                "d." + action + when,
                                1,
                                ref,
                                new Decision.Cause("offers", "R", "Because."),
                                contact,
                                new Decision.Message("en", "", ""),
                                new Decision.Value(BigDecimal.TEN, BigDecimal.ZERO, Score.ofValue(new BigDecimal("5"))),
                                new Decision.Grant(null, null, AuthorityLevel.AUTOMATIC, null),
                                matter,
                                null,
                                List.of(),
                                validUntil)
                        : null);
    }

    private static List<String> given(DecisionModel book, ContactHistory history) {
        return decide(book, 5, history).actions().stream()
                .map(act -> act.action().id())
                .toList();
    }

    private static Decision decide(DecisionModel book, int max, ContactHistory history) {
        return decide(book, max, history, "{'id':'c','timeZone':'UTC'}", NOW);
    }

    private static Decision decide(DecisionModel book, int max, ContactHistory history, String facts, Instant now) {
        return new Decider(Guardrails.all())
                .decide(
                        book,
                        new DecisionInput(
                                CustomerView.of(Samples.customer(facts), book.viewpoint(now)),
                                "",
                                null,
                                DecisionMoment.REVIEW,
                                max,
                                AuthorityLevel.AUTOMATIC,
                                history))
                .decision();
    }
}
