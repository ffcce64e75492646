package org.holdfast.simulation.comparison;

import java.util.Objects;
import java.util.Optional;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.explanation.conditions.RuleExplanation;
import org.holdfast.rules.model.ConsequenceClause;
import org.holdfast.rules.model.Rule;

/** Explains why a rule book does not choose an action that another rule book chose for a customer. */
final class WhyNot {

    private final Decider decider;

    WhyNot(Decider decider) {
        this.decider = decider;
    }

    /**
     * Returns the first obstacle, in one sentence.
     *
     * @param now the decision under the book that did not choose the action
     * @param lost the action chosen under the other book
     */
    String of(ComparedDecision now, Decision.DecidedAction lost) {
        Rule rule = now.book().rules().rule(lost.cause().rule()).orElse(null);
        if (rule == null) {
            return "There is no rule \"" + lost.cause().rule() + "\" any more.";
        }
        if (rule.paused()) {
            return "The rule \"" + rule.name() + "\" is paused: "
                    + rule.schedule().paused() + ".";
        }
        Optional<ConsequenceClause> clause = rule.then().stream()
                .filter(each -> each.action().equals(lost.action().id()))
                .findFirst();
        if (clause.isEmpty()) {
            return noLonger(lost);
        }
        if (now.proposed(rule.name(), lost.action().id(), lost.matter().subject())) {
            return heldBack(now, lost).orElseGet(() -> outranked(now, lost));
        }
        return RuleExplanation.of(
                        rule, now.view(), clause.get().about(), lost.matter().subject())
                .firstFailure()
                .map(result -> result + ".")
                .orElseGet(() -> noLonger(lost));
    }

    private static String noLonger(Decision.DecidedAction lost) {
        return "The rule \"" + lost.cause().rule() + "\" no longer proposes \""
                + lost.action().id() + "\""
                + (lost.matter().subject() == null
                        ? ""
                        : " for " + lost.matter().subject()) + ".";
    }

    private static Optional<String> heldBack(ComparedDecision now, Decision.DecidedAction lost) {
        return now.trace().decision().heldBack().stream()
                .filter(held -> held.action().equals(lost.action().id())
                        && held.rule().equals(lost.cause().rule())
                        && Objects.equals(held.subject(), lost.matter().subject()))
                .findFirst()
                .map(held -> heldBack(held, now));
    }

    static String heldBack(Decision.HeldBack held, ComparedDecision now) {
        return "\"" + held.action() + "\" is held back by " + held.by()
                + (held.liftsAt() == null
                        ? ""
                        : " until " + held.liftsAt().atZone(now.view().zone()).toLocalDate()) + ": " + held.reason();
    }

    /**
     * Decides again for all possible actions, because only then is there a score of actions that did not rank first.
     */
    private String outranked(ComparedDecision now, Decision.DecidedAction lost) {
        DecisionInput original = now.input();
        Decision all = decider.decide(
                        now.book(),
                        new DecisionInput(
                                original.view(),
                                original.factsHash(),
                                original.channel(),
                                original.moment(),
                                DecisionInput.MAX_ACTIONS,
                                original.step(),
                                original.history()))
                .decision();
        if (all.actions().isEmpty()) {
            return noLonger(lost);
        }
        Decision.DecidedAction first = all.actions().get(0);
        String comesFirst =
                "\"" + first.action().id() + "\" by the rule \"" + first.cause().rule() + "\" comes first";
        Optional<Decision.DecidedAction> ranked = all.actions().stream()
                .filter(act -> act.action().id().equals(lost.action().id())
                        && act.cause().rule().equals(lost.cause().rule())
                        && Objects.equals(act.matter().subject(), lost.matter().subject()))
                .findFirst();
        if (ranked.isEmpty()) {
            return comesFirst + ".";
        }
        Decision.DecidedAction own = ranked.get();
        if (own.action().kind() != first.action().kind()) {
            return comesFirst + ": the kind " + first.action().kind() + " takes precedence over "
                    + own.action().kind() + ".";
        }
        return comesFirst
                + (first.value().score().total().compareTo(own.value().score().total()) == 0
                        ? ": the score is the same, so the names decide."
                        : ": it scores " + first.value().score().total().toPlainString() + ", \""
                                + own.action().id() + "\" "
                                + own.value().score().total().toPlainString() + ".");
    }
}
