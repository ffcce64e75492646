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
     * @param deliberation of the book about the question
     * @param language of the reader; the customer's when {@code null}
     * @param rules names of the only rules to speak of; all when {@code null}
     */
    public DecisionExplanation explain(DecisionModel book, DecisionInput question, DecisionTrace deliberation, @Nullable String language,
                                       @Nullable Set<String> rules) {
        return explain(book, question, deliberation, language, rules, new ExplanationBudget(question.view().facts()));
    }

    DecisionExplanation explain(DecisionModel book, DecisionInput question, DecisionTrace deliberation, @Nullable String language,
                                @Nullable Set<String> rules, ExplanationBudget effort) {
        ConditionTexts telling = new ConditionTexts(book, ExplanationTexts.in(language == null ? question.view().language() : language));
        WhyNots whyNots = whyNots(book, question, deliberation, telling, rules, effort);
        LookAhead forward = new LookAhead(decider, book, question, effort);
        whyNots.lookAhead(forward);
        Decision decision = deliberation.decision();
        return new DecisionExplanation(decision.decisionId(), decision.customerId(), decision.asOf(), decision.outcome(), decision.ruleBook(),
                telling.words().language(), why(book, deliberation, telling, rules), whyNots.all(), whyNots.whenYes(), limited(question, telling, forward, whyNots));
    }

    private static @Nullable String limited(DecisionInput question, ConditionTexts telling, LookAhead forward, WhyNots whyNots) {
        if (forward.lookedUntil() == null) {
            return whyNots.leftUntried() ? telling.words().say("limited") : null;
        }
        return telling.words().say("limited-until", "until", forward.lookedUntil().atZone(question.view().zone()).toLocalDate());
    }

    /** Only why the rules that did not lead to an action did not. */
    public List<DecisionExplanation.WhyNot> whyNot(DecisionModel book, DecisionInput question, DecisionTrace deliberation) {
        return whyNots(book, question, deliberation, new ConditionTexts(book, ExplanationTexts.in(question.view().language())), null, new ExplanationBudget(question.view().facts()))
                .all();
    }

    private WhyNots whyNots(DecisionModel book, DecisionInput question, DecisionTrace deliberation, ConditionTexts telling, @Nullable Set<String> rules,
                            ExplanationBudget effort) {
        WhyNots whyNots = new WhyNots(decider, book, question, deliberation, telling, effort);
        book.rules().rules().stream().filter(each -> rules == null || rules.contains(each.name())).forEach(whyNots::add);
        return whyNots;
    }

    private static List<Why> why(DecisionModel book, DecisionTrace deliberation, ConditionTexts telling, @Nullable Set<String> rules) {
        List<Why> all = new ArrayList<>();
        Decision decision = deliberation.decision();
        for (Decision.DecidedAction act : decision.actions()) {
            if (rules != null && !rules.contains(act.rule())) {
                continue;
            }
            Proposal proposal = deliberation.proposals().stream().filter(each -> each.rule().name().equals(act.rule())
                    && each.action().id().equals(act.action()) && Objects.equals(each.subject(), act.subject())).findFirst().orElse(null);
            boolean again = act.actionId() != null && !act.actionId().startsWith(decision.decisionId() + ".");
            String note = proposal == null ? telling.words().say("stands") : again ? telling.words().say("again") : null;
            all.add(new Why(act.actionId(), act.action(), act.subject(), act.rule(),
                    book.rules().rule(act.rule()).map(each -> each.origin().file()).orElse(null),
                    book.rules().rule(act.rule()).map(each -> each.origin().line()).orElse(null), act.reason(),
                    proposal == null ? List.of() : telling.conditions(RuleExplanation.of(proposal.rule(), proposal.bound())),
                    act.score(), act.granted(), act.authority(), note));
        }
        return all;
    }
}
