package org.holdfast.decisions;

import java.util.List;
import org.holdfast.rules.model.Proposal;

/**
 * A decision, and everything on the way to it.
 *
 * @param weighed what became of each proposal, and of offers that stand
 */
public record Deliberation(Decision decision, List<Proposal> proposals, List<Weighed> weighed) {

    /** The same with the decision named or unnamed. */
    public Deliberation with(Decision other) {
        return new Deliberation(other, proposals, weighed);
    }
}
