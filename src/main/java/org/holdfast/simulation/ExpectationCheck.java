package org.holdfast.simulation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.holdfast.decisions.Decision;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.money.Payout;
import org.holdfast.simulation.scenario.Scenario;
import org.jspecify.annotations.Nullable;

/** Compares a decision with the expectation of a scenario. */
final class ExpectationCheck {

    private final CustomerView view;
    private final List<ProblemText> differences = new ArrayList<>();

    private ExpectationCheck(CustomerView view) {
        this.view = view;
    }

    /** Returns the differences, or {@code null} if the decision is as expected. */
    static @Nullable ProblemText between(Scenario scenario, Decision decision, CustomerView view) {
        Scenario.ExpectedDecision expected = Objects.requireNonNull(scenario.decision());
        ExpectationCheck found = new ExpectationCheck(view);
        found.compare(
                expected,
                decision,
                decision.actions().isEmpty() ? null : decision.actions().get(0));
        expected.heldBack().forEach(hold -> found.held(hold, decision.heldBack()));
        if (!found.differences.isEmpty() && expected.heldBack().isEmpty()) {
            found.explainHolds(expected.first().action(), decision);
        }
        if (!found.differences.isEmpty() && !decision.actions().isEmpty()) {
            found.explainOtherArea(scenario, expected, decision.actions().get(0));
        }
        return found.differences.isEmpty() ? null : ProblemText.joined("list.also", found.differences);
    }

    /** Explains that an action of another area ranked first, and how to change the scenario or the ranking. */
    private void explainOtherArea(Scenario scenario, Scenario.ExpectedDecision expected, Decision.DecidedAction first) {
        boolean own = scenario.ruleFile().startsWith("areas/" + first.cause().area() + "/");
        if (!own && !first.action().id().equals(expected.first().action())) {
            differences.add(ProblemText.of(
                    "scenario.other-area",
                    "action",
                    first.action().id(),
                    "area",
                    first.cause().area(),
                    "score",
                    first.value().score().total().toPlainString(),
                    "kind",
                    first.action().kind(),
                    "day",
                    LocalDate.ofInstant(scenario.now(), view.zone()).minusDays(1)));
        }
    }

    private void compare(
            Scenario.ExpectedDecision expected, Decision decision, Decision.@Nullable DecidedAction first) {
        differ("outcome", expected.outcome(), decision.outcome().toString());
        differ(
                "action",
                expected.first().action(),
                first == null ? null : first.action().id());
        differ(
                "rule",
                expected.first().rule(),
                first == null ? null : first.cause().rule());
        differ(
                "about",
                expected.first().about(),
                first == null ? null : first.matter().subject());
        differ(
                "reason",
                expected.first().reason(),
                first == null ? null : first.cause().reason());
        differ(
                "incident",
                expected.first().incident(),
                first == null ? null : first.matter().incident());
        differ(
                "authority",
                expected.first().authority(),
                first == null ? null : first.grant().authority().toString());
        differ(
                "channel",
                expected.first().channel(),
                first == null ? null : first.contact().channel().toString());
        differ(
                "repeated",
                expected.repeated() == null ? null : expected.repeated().toString(),
                String.valueOf(decision.repeated()));
        Decision.Promised promise = first == null ? null : first.promise();
        differ("promise", expected.first().promise(), promise == null ? null : promise.what());
        // A promise is due at the end of its last day.
        differ(
                "dueOn",
                expected.first().dueOn(),
                promise == null
                        ? null
                        : promise.dueAt()
                                .minusMillis(1)
                                .atZone(view.zone())
                                .toLocalDate()
                                .toString());
        differ(
                "granted",
                expected.first().granted(),
                first == null || first.grant().granted() == null
                        ? null
                        : first.grant().granted().amount());
        differ(
                "desired",
                expected.first().given().desired(),
                first == null || first.grant().desired() == null
                        ? null
                        : first.grant().desired().amount());
        Decision.Given given = first == null ? null : first.grant().given();
        differ(
                "gift",
                expected.first().given().gift(),
                given == null ? null : given.gift().toString());
        Payout payout = first == null ? null : first.grant().payout();
        differ(
                "payout",
                expected.first().given().payout(),
                payout == null ? null : payout.amount().toPlainString() + " " + payout.currency());
        differ(
                "score",
                expected.first().score(),
                first == null ? null : first.value().score().total());
    }

    private void held(Scenario.ExpectedHold hold, List<Decision.HeldBack> heldBack) {
        if (heldBack.stream().noneMatch(held -> fits(hold, held))) {
            differences.add(ProblemText.of(
                    "scenario.not-held",
                    "action",
                    hold.action(),
                    "about",
                    ProblemText.optional("scenario.about", "about", hold.about()),
                    "by",
                    ProblemText.optional("scenario.by", "by", hold.by()),
                    "until",
                    ProblemText.optional("scenario.until", "until", hold.until()),
                    "found",
                    heldBack.isEmpty()
                            ? ProblemText.of("scenario.held-nothing")
                            : ProblemText.joined(
                                    "list.and",
                                    heldBack.stream().map(this::inWords).toList())));
        }
    }

    /** Lists what was held back, which is usually the cause of an unexpected decision. */
    private void explainHolds(@Nullable String action, Decision decision) {
        List<Decision.HeldBack> relevant = decision.heldBack().stream()
                .filter(held -> held.action().equals(action))
                .toList();
        if (relevant.isEmpty() && decision.outcome() == Decision.Outcome.HOLD) {
            relevant = decision.heldBack();
        }
        if (!relevant.isEmpty()) {
            List<ProblemText> holds = relevant.stream()
                    .map(held -> ProblemText.of(
                            "scenario.hold-reason",
                            "hold",
                            inWords(held),
                            "reason",
                            held.reason().replaceFirst("\\.$", "")))
                    .toList();
            differences.add(ProblemText.of("scenario.held", "list", ProblemText.joined("list.and", holds)));
        }
    }

    private boolean fits(Scenario.ExpectedHold hold, Decision.HeldBack held) {
        return hold.action().equals(held.action())
                && (hold.about() == null || hold.about().equals(held.subject()))
                && (hold.by() == null || hold.by().equals(held.by()))
                && (hold.until() == null
                        || hold.until().equals(until(held, hold.until().contains("T"))));
    }

    private ProblemText inWords(Decision.HeldBack held) {
        return ProblemText.of(
                "scenario.hold",
                "action",
                held.action(),
                "by",
                held.by(),
                "until",
                ProblemText.optional("scenario.until", "until", until(held, false)));
    }

    /** Returns when the hold ends, as a day in the customer's time zone or as an instant. */
    private @Nullable String until(Decision.HeldBack held, boolean exact) {
        Instant liftsAt = held.liftsAt();
        if (liftsAt == null) {
            return null;
        }
        return exact
                ? liftsAt.toString()
                : liftsAt.atZone(view.zone()).toLocalDate().toString();
    }

    private void differ(String field, @Nullable String expected, @Nullable String actual) {
        if (expected != null && !Objects.equals(expected, actual)) {
            differ(field, quoted(expected), actual == null ? null : quoted(actual));
        }
    }

    private void differ(String field, @Nullable BigDecimal expected, @Nullable BigDecimal actual) {
        if (expected != null && (actual == null || actual.compareTo(expected) != 0)) {
            differ(
                    field,
                    ProblemText.asItIs(expected.toString()),
                    actual == null ? null : ProblemText.asItIs(actual.toPlainString()));
        }
    }

    private void differ(String field, ProblemText expected, @Nullable ProblemText actual) {
        differences.add(ProblemText.of(
                "scenario.field",
                "field",
                field,
                "expected",
                expected,
                "found",
                actual == null ? ProblemText.of("scenario.field-empty") : actual));
    }

    private static ProblemText quoted(String value) {
        return ProblemText.of("quoted", "value", value);
    }
}
