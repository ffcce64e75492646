package org.holdfast.decisions;

import java.util.List;
import java.util.Optional;
import org.holdfast.facts.Customer;
import org.holdfast.rules.model.Proposal;

/**
 * A decision with everything it is based on.
 *
 * @param evaluated the result of each proposal and each standing offer after the guardrails
 */
public record DecisionTrace(
        DecisionModel model,
        DecisionInput input,
        List<Proposal> proposals,
        List<EvaluatedProposal> evaluated,
        Decision decision) {

    /** Returns the facts that were used. */
    public Customer facts() {
        return input.view().facts();
    }

    /** Returns the finding that led to a hold, which can state its reason in any language. */
    public Optional<EvaluatedProposal.GuardrailFinding> findingFor(Decision.HeldBack hold) {
        return EvaluatedProposal.findingFor(hold, evaluated);
    }

    /** Returns the same trace with a decision that differs only in its id. */
    public DecisionTrace with(Decision other) {
        return new DecisionTrace(model, input, proposals, evaluated, other);
    }
}
