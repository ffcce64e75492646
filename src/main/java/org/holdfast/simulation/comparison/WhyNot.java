package org.holdfast.simulation.comparison;

import java.util.Objects;
import java.util.Optional;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.explanation.conditions.RuleExplanation;
import org.holdfast.rules.model.ConsequenceClause;
import org.holdfast.rules.model.Rule;

/** Says why a rule book does not choose for a customer what another rule book chose. */
final class WhyNot {

    private final Decider decider;

    WhyNot(Decider decider) {
        this.decider = decider;
    }

    /**
     * The first thing that stands in the way, in one sentence.
     *
     * @param now the customer under the book that chose otherwise
     * @param lost what the other book chose
     */
    String of(ComparedDecision now, Decision.DecidedAction lost) {
        Rule rule = now.book().rules().rule(lost.rule()).orElse(null);
        if (rule == null) {
            return "There is no rule \"" + lost.rule() + "\" any more.";
        }
        if (rule.paused()) {
            return "The rule \"" + rule.name() + "\" is paused: "
                    + rule.schedule().paused() + ".";
        }
        Optional<ConsequenceClause> wish = rule.then().stream()
                .filter(each -> each.action().equals(lost.action()))
                .findFirst();
        if (wish.isEmpty()) {
            return noLonger(lost);
        }
        if (now.proposed(rule.name(), lost.action(), lost.subject())) {
            return heldBack(now, lost).orElseGet(() -> outranked(now, lost));
        }
        return RuleExplanation.of(rule, now.view(), wish.get().about(), lost.subject())
                .firstFailure()
                .map(result -> result + ".")
                .orElseGet(() -> noLonger(lost));
    }

    private static String noLonger(Decision.DecidedAction lost) {
        return "The rule \"" + lost.rule() + "\" no longer proposes \"" + lost.action() + "\""
                + (lost.subject() == null ? "" : " for " + lost.subject()) + ".";
    }

    private static Optional<String> heldBack(ComparedDecision now, Decision.DecidedAction lost) {
        return now.deliberation().decision().heldBack().stream()
                .filter(held -> held.action().equals(lost.action())
                        && held.rule().equals(lost.rule())
                        && Objects.equals(held.subject(), lost.subject()))
                .findFirst()
                .map(held -> heldBack(held, now));
    }

    static String heldBack(Decision.HeldBack held, ComparedDecision now) {
        return "\"" + held.action() + "\" is held back by " + held.by()
                + (held.liftsAt() == null
                        ? ""
                        : " until " + held.liftsAt().atZone(now.view().zone()).toLocalDate()) + ": " + held.reason();
    }

    /** Asks again for everything that could be done: only then is there a score of what did not come first. */
    private String outranked(ComparedDecision now, Decision.DecidedAction lost) {
        DecisionInput asked = now.question();
        Decision all = decider.decide(
                        now.book(),
                        new DecisionInput(
                                asked.view(),
                                asked.factsHash(),
                                asked.channel(),
                                asked.moment(),
                                DecisionInput.MOST_ACTIONS,
                                asked.step(),
                                asked.standing()))
                .decision();
        if (all.actions().isEmpty()) {
            return noLonger(lost);
        }
        Decision.DecidedAction first = all.actions().get(0);
        String comesFirst = "\"" + first.action() + "\" by the rule \"" + first.rule() + "\" comes first";
        Optional<Decision.DecidedAction> ranked = all.actions().stream()
                .filter(act -> act.action().equals(lost.action())
                        && act.rule().equals(lost.rule())
                        && Objects.equals(act.subject(), lost.subject()))
                .findFirst();
        if (ranked.isEmpty()) {
            return comesFirst + ".";
        }
        Decision.DecidedAction mine = ranked.get();
        if (mine.kind() != first.kind()) {
            return comesFirst + ": the kind " + first.kind() + " goes before " + mine.kind() + ".";
        }
        return comesFirst
                + (first.score().total().compareTo(mine.score().total()) == 0
                        ? ": the score is the same, so the names decide."
                        : ": it scores " + first.score().total().toPlainString() + ", \"" + mine.action() + "\" "
                                + mine.score().total().toPlainString() + ".");
    }
}
