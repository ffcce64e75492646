package org.holdfast.api.decisions;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.decisions.EvaluatedProposal;
import org.holdfast.decisions.json.ActionDocument;
import org.holdfast.decisions.json.DecisionDocument;
import org.holdfast.decisions.json.MoneyDocument;
import org.holdfast.decisions.json.ScoreDocument;
import org.holdfast.explanation.DecisionExplanation;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Customer;
import org.holdfast.rules.model.ActionKind;
import org.jspecify.annotations.Nullable;

/**
 * A decision, with the parts that the caller asked to include.
 *
 * @param candidates all permitted actions, the best first
 * @param whyNot one or more lines for each rule that did not lead to an action
 */
record DecisionResponse(
        @Nullable String decisionId,
        String customerId,
        Instant asOf,
        Decision.Outcome outcome,
        String ruleBook,
        boolean repeated,
        List<ActionDocument> actions,
        List<DecisionDocument.HeldBackDocument> heldBack,
        FactsAnswer facts,
        @Nullable List<CandidateAnswer> candidates,
        @Nullable List<DecisionExplanation.WhyNot> whyNot) {

    /**
     * The facts that the decision is based on.
     *
     * @param oldest time of the oldest of them
     * @param customer the facts themselves, if requested
     */
    record FactsAnswer(
            String hash, @Nullable Instant oldest, @Nullable Customer customer) {}

    /** A permitted action. */
    record CandidateAnswer(
            int rank,
            String action,
            ActionKind kind,
            String rule,
            @Nullable String subject,
            @Nullable Channel channel,
            @Nullable MoneyDocument desired,
            @Nullable MoneyDocument granted,
            @Nullable AuthorityLevel authority,
            @Nullable ScoreDocument score) {}

    static DecisionResponse of(
            DecisionTrace result,
            @Nullable Customer facts,
            boolean candidates,
            @Nullable List<DecisionExplanation.WhyNot> whyNot) {
        DecisionDocument decision = DecisionDocument.of(result.decision());
        return new DecisionResponse(
                decision.decisionId(),
                decision.customerId(),
                decision.asOf(),
                decision.outcome(),
                decision.ruleBook(),
                decision.repeated(),
                decision.actions(),
                decision.heldBack(),
                new FactsAnswer(decision.facts().hash(), decision.facts().oldest(), facts),
                candidates ? candidates(result) : null,
                whyNot);
    }

    private static List<CandidateAnswer> candidates(DecisionTrace result) {
        String currency = result.model().assumptions().currency();
        List<CandidateAnswer> all = new ArrayList<>();
        result.evaluated().stream()
                .filter(EvaluatedProposal::allowed)
                .sorted(bestFirst(result))
                .forEach(each -> all.add(new CandidateAnswer(
                        all.size() + 1,
                        each.action(),
                        kind(result, each),
                        each.rule(),
                        each.subject(),
                        each.channel(),
                        money(each.desired(), currency),
                        money(each.granted(), currency),
                        each.authority(),
                        each.score() == null ? null : ScoreDocument.of(each.score()))));
        return all;
    }

    private static Comparator<EvaluatedProposal> bestFirst(DecisionTrace result) {
        return Comparator.<EvaluatedProposal, ActionKind>comparing(each -> kind(result, each))
                .thenComparing(
                        each -> each.score() == null
                                ? BigDecimal.ZERO
                                : each.score().total(),
                        Comparator.reverseOrder())
                .thenComparing(EvaluatedProposal::action)
                .thenComparing(EvaluatedProposal::subject, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(EvaluatedProposal::rule);
    }

    /** Returns the kind of an action. Only a standing offer may be of an action that is no longer in the rule book. */
    private static ActionKind kind(DecisionTrace result, EvaluatedProposal each) {
        return result.model().rules().actions().containsKey(each.action())
                ? result.model().rules().actions().get(each.action()).kind()
                : ActionKind.OFFER;
    }

    private static @Nullable MoneyDocument money(@Nullable BigDecimal amount, String currency) {
        return amount == null ? null : new MoneyDocument(amount, currency);
    }
}
