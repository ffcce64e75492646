package org.holdfast.decisioning;

import java.util.List;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.programmes.ProgrammeBalance;
import org.holdfast.rules.model.Proposal;

/**
 * What the rules propose by the facts alone. It is found out before anybody has to wait; only for those to whom we
 * promised something, or who have spent points or stamps, it is found out again once their standing is known, because
 * rules can speak of both.
 */
record PreparedDecision(DecisionInput question, List<Proposal> proposals) {

    DecisionResult choose(Decider decider, DecisionModel book, ContactHistory history) {
        List<ProgrammeBalance> holdings = history.holdings();
        if (history.promises().isEmpty()
                && (holdings == null || holdings.equals(question.view().holdings()))) {
            DecisionInput asked = question.with(history);
            return new DecisionResult(book, asked, decider.choose(book, asked, proposals));
        }
        CustomerView view =
                CustomerView.of(question.view().facts(), question.view().viewpoint(), history.promises(), holdings);
        DecisionInput asked = question.seeing(view).with(history);
        return new DecisionResult(book, asked, decider.decide(book, asked));
    }
}
