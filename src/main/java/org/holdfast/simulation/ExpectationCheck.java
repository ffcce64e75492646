package org.holdfast.simulation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.holdfast.decisions.Decision;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.simulation.scenario.Scenario;
import org.jspecify.annotations.Nullable;

/** Compares a decision with the expectation of a scenario. */
final class ExpectationCheck {

    private final CustomerView view;
    private final List<String> differences = new ArrayList<>();

    private ExpectationCheck(CustomerView view) {
        this.view = view;
    }

    /** Returns the differences in words, or {@code null} if the decision is as expected. */
    static @Nullable String between(Scenario scenario, Decision decision, CustomerView view) {
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
        return found.differences.isEmpty() ? null : String.join("; ", found.differences);
    }

    /** Explains that an action of another area ranked first, and how to change the scenario or the ranking. */
    private void explainOtherArea(Scenario scenario, Scenario.ExpectedDecision expected, Decision.DecidedAction first) {
        boolean own = scenario.ruleFile().startsWith("areas/" + first.cause().area() + "/");
        if (!own && !first.action().id().equals(expected.first().action())) {
            differences.add("\"" + first.action().id() + "\" of the area "
                    + first.cause().area() + " ranked first with "
                    + first.value().score().total().toPlainString()
                    + " (" + first.action().kind()
                    + "); if this example is about something else, say under \"earlier\" that the customer has had it"
                    + " (earlier: [ { action: " + first.action().id() + ", on: "
                    + LocalDate.ofInstant(scenario.now(), view.zone()).minusDays(1)
                    + ", outcome: delivered } ]), and if it should yield, give it less \"worth\" in areas/"
                    + first.cause().area() + "/actions.yaml");
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
                expected.first().desired(),
                first == null || first.grant().desired() == null
                        ? null
                        : first.grant().desired().amount());
        differ(
                "score",
                expected.first().score(),
                first == null ? null : first.value().score().total());
    }

    private void held(Scenario.ExpectedHold hold, List<Decision.HeldBack> heldBack) {
        if (heldBack.stream().noneMatch(held -> fits(hold, held))) {
            differences.add("expected \"" + hold.action() + "\"" + (hold.about() == null ? "" : " for " + hold.about())
                    + " to be held back"
                    + (hold.by() == null ? "" : " by " + hold.by())
                    + (hold.until() == null ? "" : " until " + hold.until())
                    + ", but held back was "
                    + (heldBack.isEmpty()
                            ? "nothing"
                            : heldBack.stream().map(this::words).collect(Collectors.joining(" and "))));
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
            differences.add("held back was "
                    + relevant.stream()
                            .map(held -> words(held) + " (" + held.reason().replaceFirst("\\.$", "") + ")")
                            .collect(Collectors.joining(" and ")));
        }
    }

    private boolean fits(Scenario.ExpectedHold hold, Decision.HeldBack held) {
        return hold.action().equals(held.action())
                && (hold.about() == null || hold.about().equals(held.subject()))
                && (hold.by() == null || hold.by().equals(held.by()))
                && (hold.until() == null
                        || hold.until().equals(until(held, hold.until().contains("T"))));
    }

    private String words(Decision.HeldBack held) {
        String until = until(held, false);
        return "\"" + held.action() + "\" by " + held.by() + (until == null ? "" : " until " + until);
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

    private void differ(String what, @Nullable String expected, @Nullable String actual) {
        if (expected != null && !Objects.equals(expected, actual)) {
            differences.add("expected " + what + " \"" + expected + "\", but it was "
                    + (actual == null ? "none" : "\"" + actual + "\""));
        }
    }

    private void differ(String what, @Nullable BigDecimal expected, @Nullable BigDecimal actual) {
        if (expected != null && (actual == null || actual.compareTo(expected) != 0)) {
            differences.add("expected " + what + " " + expected + ", but it was "
                    + (actual == null ? "none" : actual.toPlainString()));
        }
    }
}
