package org.holdfast.decisions;

import java.util.List;
import org.holdfast.rules.model.Proposal;

/**
 * A decision, and everything on the way to it.
 *
 * @param weighed what became of each proposal, and of offers that stand
 */
public record DecisionTrace(Decision decision, List<Proposal> proposals, List<EvaluatedProposal> weighed) {

    /** The same with the decision named or unnamed. */
    public DecisionTrace with(Decision other) {
        return new DecisionTrace(other, proposals, weighed);
    }
}
