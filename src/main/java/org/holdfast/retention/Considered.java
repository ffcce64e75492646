package org.holdfast.retention;

import java.util.List;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionBook;
import org.holdfast.decisions.Deliberation;
import org.holdfast.decisions.Question;
import org.holdfast.decisions.Standing;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.model.Proposal;

/**
 * What the rules propose by the facts alone. It is found out before anybody has to wait; only for those to whom we promised something is
 * it found out again once their standing is known, because rules can speak of promises.
 */
record Considered(Question question, List<Proposal> proposals) {

    Deliberation choose(Decider decider, DecisionBook book, Standing standing) {
        if (standing.promises().isEmpty()) {
            return decider.choose(book, question.with(standing), proposals);
        }
        CustomerView view = CustomerView.of(question.view().facts(), question.view().viewpoint(), standing.promises());
        return decider.decide(book, question.seeing(view).with(standing));
    }
}
