package org.holdfast.explanation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.decisions.HoldReasons;
import org.holdfast.decisions.json.GrantDocument;
import org.holdfast.decisions.json.ScoreDocument;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.explanation.DecisionExplanation.Why;
import org.holdfast.explanation.conditions.RuleExplanation;
import org.holdfast.rules.model.Proposal;
import org.holdfast.rules.model.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Explains decisions. The computation is deterministic: the same model, input and decision always give the same
 * explanation.
 */
public final class Explainer {

    private final Decider decider;

    public Explainer(Decider decider) {
        this.decider = decider;
    }

    /** Returns the supported languages. Sentences of rules appear in them if the rule book has translations. */
    public static List<String> languages() {
        return HoldReasons.LANGUAGES;
    }

    /**
     * Explains a decision.
     *
     * @param trace trace of the decision that the model made from the input
     * @param language language of the reader; {@code null} for the language of the customer
     * @param rules names of the rules to explain; {@code null} for all
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

    /**
     * Returns why each action of a decision was chosen, best first.
     *
     * @param language language of the reader
     */
    public List<DecisionExplanation.Why> why(DecisionTrace trace, String language) {
        return why(trace.model(), trace, new ConditionTexts(trace.model(), ExplanationTexts.in(language)), (Set<String>)
                null);
    }

    /**
     * Returns the actions that were not chosen, the nearest first, for readers who do not know the rules.
     *
     * @param language language of the reader
     */
    public List<Alternative> alternatives(DecisionTrace trace, String language) {
        DecisionModel book = trace.model();
        DecisionInput input = trace.input();
        ExplanationBudget budget = new ExplanationBudget(input.view().facts());
        ConditionTexts conditionTexts = new ConditionTexts(book, ExplanationTexts.in(language));
        WhyNots whyNots = whyNots(book, input, trace, conditionTexts, null, budget);
        whyNots.lookAhead(new LookAhead(decider, book, input, budget));
        return new AlternativeFinder(trace, conditionTexts).of(whyNots.outlooks());
    }

    /** Returns the reason of a hold for readers who do not know the rules. */
    public static String reason(DecisionTrace trace, Decision.HeldBack hold, String language) {
        return trace.findingFor(hold)
                .map(new ConditionTexts(trace.model(), ExplanationTexts.in(language))::reason)
                .orElse(hold.reason());
    }

    /** Explains only why rules did not lead to an action. */
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
        return trace.decision().actions().stream()
                .filter(action -> rules == null || rules.contains(action.cause().rule()))
                .map(action -> why(book, trace, conditionTexts, action))
                .toList();
    }

    private static Why why(
            DecisionModel book, DecisionTrace trace, ConditionTexts conditionTexts, Decision.DecidedAction action) {
        Proposal proposal = trace.proposals().stream()
                .filter(each -> each.rule().name().equals(action.cause().rule())
                        && each.action().id().equals(action.action().id())
                        && Objects.equals(each.subject(), action.matter().subject()))
                .findFirst()
                .orElse(null);
        boolean repeated = action.actionId() != null
                && !action.actionId().startsWith(trace.decision().decisionId() + ".");
        Optional<SourceLocation> origin =
                book.rules().rule(action.cause().rule()).map(Rule::origin);
        return new Why(
                action.actionId(),
                action.action().id(),
                action.matter().subject(),
                action.cause().rule(),
                origin.map(SourceLocation::file).orElse(null),
                origin.map(SourceLocation::line).orElse(null),
                action.cause().reason(),
                proposal == null
                        ? List.of()
                        : conditionTexts.conditions(RuleExplanation.of(proposal.rule(), proposal.bound())),
                ScoreDocument.of(action.value().score()),
                GrantDocument.of(action.grant()),
                action.grant().authority(),
                note(proposal, repeated, conditionTexts.words()));
    }

    private static @Nullable String note(@Nullable Proposal proposal, boolean repeated, ExplanationTexts texts) {
        if (proposal == null) {
            return texts.format("stands");
        }
        return repeated ? texts.format("again") : null;
    }
}
