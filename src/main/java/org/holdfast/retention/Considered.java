package org.holdfast.retention;

import java.util.List;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionBook;
import org.holdfast.decisions.Question;
import org.holdfast.decisions.Standing;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.programmes.Holding;
import org.holdfast.rules.model.Proposal;

/**
 * What the rules propose by the facts alone. It is found out before anybody has to wait; only for those to whom we promised something, or
 * who have spent points or stamps, it is found out again once their standing is known, because rules can speak of both.
 */
record Considered(Question question, List<Proposal> proposals) {

    Decided choose(Decider decider, DecisionBook book, Standing standing) {
        List<Holding> holdings = standing.holdings();
        if (standing.promises().isEmpty() && (holdings == null || holdings.equals(question.view().holdings()))) {
            Question asked = question.with(standing);
            return new Decided(book, asked, decider.choose(book, asked, proposals));
        }
        CustomerView view = CustomerView.of(question.view().facts(), question.view().viewpoint(), standing.promises(), holdings);
        Question asked = question.seeing(view).with(standing);
        return new Decided(book, asked, decider.decide(book, asked));
    }
}
