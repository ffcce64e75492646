package org.holdfast.retention;

import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionBook;
import org.holdfast.decisions.Deliberation;
import org.holdfast.decisions.Question;
import org.holdfast.facts.Customer;

/** A decision with what it rests on. */
public record Decided(DecisionBook book, Question question, Deliberation deliberation) {

    public Decision decision() {
        return deliberation.decision();
    }

    /** The facts that were used. */
    public Customer facts() {
        return question.view().facts();
    }

    Decided with(Decision decision) {
        return new Decided(book, question, deliberation.with(decision));
    }
}
