package org.holdfast.decisions;

import java.util.List;
import org.holdfast.facts.Customer;
import org.holdfast.rules.model.Proposal;

/**
 * A decision, and everything it rests on.
 *
 * @param weighed how each proposal, and each standing offer, came through the guardrails
 */
public record DecisionTrace(
        DecisionModel model,
        DecisionInput input,
        List<Proposal> proposals,
        List<EvaluatedProposal> weighed,
        Decision decision) {

    /** The facts that were used. */
    public Customer facts() {
        return input.view().facts();
    }

    /** The same with the decision that got, or lost, its id. */
    public DecisionTrace with(Decision other) {
        return new DecisionTrace(model, input, proposals, weighed, other);
    }
}
