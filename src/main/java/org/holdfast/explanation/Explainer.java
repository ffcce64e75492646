package org.holdfast.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.decisions.HoldReasons;
import org.holdfast.decisions.json.MoneyDocument;
import org.holdfast.decisions.json.ScoreDocument;
import org.holdfast.explanation.DecisionExplanation.Why;
import org.holdfast.explanation.conditions.RuleExplanation;
import org.holdfast.rules.model.Proposal;
import org.jspecify.annotations.Nullable;

/** Explains decisions. Plain computation: the same book, question and decision give the same explanation. */
public final class Explainer {

    private final Decider decider;

    public Explainer(Decider decider) {
        this.decider = decider;
    }

    /** Languages in which we explain; sentences of rules are told in them where the rule book has them. */
    public static List<String> languages() {
        return HoldReasons.LANGUAGES;
    }

    /**
     * Explains a decision.
     *
     * @param trace of the book about the question
     * @param language of the reader; the customer's when {@code null}
     * @param rules names of the only rules to speak of; all when {@code null}
     */
    public DecisionExplanation explain(
            DecisionModel book,
            DecisionInput input,
            DecisionTrace trace,
            @Nullable String language,
            @Nullable Set<String> rules) {
        return explain(
                book,
                input,
                trace,
                language,
                rules,
                new ExplanationBudget(input.view().facts()));
    }

    DecisionExplanation explain(
            DecisionModel book,
            DecisionInput input,
            DecisionTrace trace,
            @Nullable String language,
            @Nullable Set<String> rules,
            ExplanationBudget explanationBudget) {
        ConditionTexts conditionTexts = new ConditionTexts(
                book, ExplanationTexts.in(language == null ? input.view().language() : language));
        WhyNots whyNots = whyNots(book, input, trace, conditionTexts, rules, explanationBudget);
        LookAhead forward = new LookAhead(decider, book, input, explanationBudget);
        whyNots.lookAhead(forward);
        Decision decision = trace.decision();
        return new DecisionExplanation(
                decision.decisionId(),
                decision.customerId(),
                decision.asOf(),
                decision.outcome(),
                decision.ruleBook(),
                conditionTexts.words().language(),
                why(book, trace, conditionTexts, rules),
                whyNots.all(),
                whyNots.whenYes(),
                limited(input, conditionTexts, forward, whyNots));
    }

    private static @Nullable String limited(
            DecisionInput input, ConditionTexts conditionTexts, LookAhead forward, WhyNots whyNots) {
        if (forward.searchedUntil() == null) {
            return whyNots.leftUntried() ? conditionTexts.words().format("limited") : null;
        }
        return conditionTexts
                .words()
                .format(
                        "limited-until",
                        "until",
                        forward.searchedUntil().atZone(input.view().zone()).toLocalDate());
    }

    /** Only why the rules that did not lead to an action did not. */
    public List<DecisionExplanation.WhyNot> whyNot(DecisionModel book, DecisionInput input, DecisionTrace trace) {
        return whyNots(
                        book,
                        input,
                        trace,
                        new ConditionTexts(
                                book, ExplanationTexts.in(input.view().language())),
                        null,
                        new ExplanationBudget(input.view().facts()))
                .all();
    }

    private WhyNots whyNots(
            DecisionModel book,
            DecisionInput input,
            DecisionTrace trace,
            ConditionTexts conditionTexts,
            @Nullable Set<String> rules,
            ExplanationBudget explanationBudget) {
        WhyNots whyNots = new WhyNots(decider, book, input, trace, conditionTexts, explanationBudget);
        book.rules().rules().stream()
                .filter(each -> rules == null || rules.contains(each.name()))
                .forEach(whyNots::add);
        return whyNots;
    }

    private static List<Why> why(
            DecisionModel book, DecisionTrace trace, ConditionTexts conditionTexts, @Nullable Set<String> rules) {
        List<Why> all = new ArrayList<>();
        Decision decision = trace.decision();
        for (Decision.DecidedAction act : decision.actions()) {
            if (rules != null && !rules.contains(act.cause().rule())) {
                continue;
            }
            Proposal proposal = trace.proposals().stream()
                    .filter(each -> each.rule().name().equals(act.cause().rule())
                            && each.action().id().equals(act.action().id())
                            && Objects.equals(each.subject(), act.matter().subject()))
                    .findFirst()
                    .orElse(null);
            boolean again = act.actionId() != null && !act.actionId().startsWith(decision.decisionId() + ".");
            String note = proposal == null
                    ? conditionTexts.words().format("stands")
                    : again ? conditionTexts.words().format("again") : null;
            all.add(new Why(
                    act.actionId(),
                    act.action().id(),
                    act.matter().subject(),
                    act.cause().rule(),
                    book.rules()
                            .rule(act.cause().rule())
                            .map(each -> each.origin().file())
                            .orElse(null),
                    book.rules()
                            .rule(act.cause().rule())
                            .map(each -> each.origin().line())
                            .orElse(null),
                    act.cause().reason(),
                    proposal == null
                            ? List.of()
                            : conditionTexts.conditions(RuleExplanation.of(proposal.rule(), proposal.bound())),
                    ScoreDocument.of(act.value().score()),
                    MoneyDocument.of(act.grant().granted()),
                    act.grant().authority(),
                    note));
        }
        return all;
    }
}
