package org.holdfast.decisions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.decisions.Decision.DecidedAction;
import org.holdfast.decisions.Decision.HeldBack;
import org.holdfast.decisions.Guardrail.DecisionContext;
import org.holdfast.facts.Provenance;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.model.Proposal;
import org.jspecify.annotations.Nullable;

/** Collects the parts of a decision: chosen actions, holds and the evaluation of each proposal. */
final class DecisionBuilder {

    private final DecisionModel model;
    private final DecisionInput input;
    private final List<Proposal> proposals;
    private final List<EvaluatedProposal> evaluated;
    private final List<Candidate> candidates;
    private final List<HeldBack> heldBack = new ArrayList<>();
    private final List<DecidedAction> chosen;
    private final Set<Candidate.Identity> chosenIdentities = new HashSet<>();

    DecisionBuilder(DecisionModel model, DecisionInput input, List<Proposal> proposals) {
        this.model = model;
        this.input = input;
        this.proposals = proposals;
        this.evaluated = new ArrayList<>(proposals.size());
        this.candidates = new ArrayList<>(proposals.size());
        this.chosen = new ArrayList<>(input.max());
    }

    /** Returns the context for guardrails, a live view of the chosen actions. */
    DecisionContext context() {
        return new DecisionContext(model, input, Collections.unmodifiableList(chosen));
    }

    /** Returns the candidates that passed the guardrails before any action was chosen. */
    List<Candidate> candidates() {
        return candidates;
    }

    boolean isEmpty() {
        return chosen.isEmpty();
    }

    boolean isFull() {
        return chosen.size() >= input.max();
    }

    /** Returns the rank of the next chosen action. */
    int nextRank() {
        return chosen.size() + 1;
    }

    /** Adds the evaluation of a proposal or a standing offer. */
    void add(GuardrailChain.Evaluation evaluation) {
        evaluated.add(evaluation.evaluated());
        if (evaluation.candidate() != null) {
            candidates.add(evaluation.candidate());
        } else if (evaluation.heldBack() != null) {
            heldBack.add(evaluation.heldBack());
        }
    }

    /** Replaces the evaluation of a proposal by a later one. */
    void replace(GuardrailChain.Evaluation evaluation) {
        EvaluatedProposal latest = evaluation.evaluated();
        evaluated.replaceAll(earlier -> earlier.isAbout(latest) ? latest : earlier);
        if (evaluation.heldBack() != null) {
            heldBack.add(evaluation.heldBack());
        }
    }

    void choose(Candidate candidate, DecidedAction action) {
        chosen.add(action);
        chosenIdentities.add(candidate.identity());
    }

    DecisionTrace build() {
        return new DecisionTrace(model, input, proposals, evaluated, decision());
    }

    private Decision decision() {
        // An action that was chosen for one proposal is not held back for another.
        List<HeldBack> remaining = heldBack.stream()
                .filter(held -> !chosenIdentities.contains(new Candidate.Identity(held.action(), held.subject())))
                .sorted(HeldBack.ORDER)
                .distinct()
                .toList();
        CustomerView view = input.view();
        boolean repeated = !chosen.isEmpty() && chosen.stream().allMatch(action -> action.actionId() != null);
        return new Decision(
                repeated ? firstDecision(chosen.get(0)) : null,
                view.id(),
                view.asOf(),
                outcome(remaining),
                model.rules().version(),
                repeated,
                chosen,
                remaining,
                new Decision.FactsUsed(input.factsHash(), oldest(view.facts().sources())));
    }

    private Decision.Outcome outcome(List<HeldBack> remaining) {
        if (!chosen.isEmpty()) {
            return Decision.Outcome.ACT;
        }
        return remaining.isEmpty() ? Decision.Outcome.NOTHING : Decision.Outcome.HOLD;
    }

    /** Returns the id of the decision that made a repeated action first. */
    private @Nullable String firstDecision(DecidedAction repeated) {
        return input.history().acts().stream()
                .filter(past -> past.actionId().equals(repeated.actionId()))
                .map(RecordedAction::decisionId)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Instant oldest(@Nullable Map<String, Provenance> sources) {
        return sources == null
                ? null
                : sources.values().stream()
                        .map(Provenance::at)
                        .min(Instant::compareTo)
                        .orElse(null);
    }
}
