package org.holdfast.decisioning;

import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.facts.Customer;

/** A decision with what it rests on. */
public record DecisionResult(DecisionModel book, DecisionInput question, DecisionTrace deliberation) {

    public Decision decision() {
        return deliberation.decision();
    }

    /** The facts that were used. */
    public Customer facts() {
        return question.view().facts();
    }

    DecisionResult with(Decision decision) {
        return new DecisionResult(book, question, deliberation.with(decision));
    }
}
