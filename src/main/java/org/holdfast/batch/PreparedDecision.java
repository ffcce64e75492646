package org.holdfast.batch;

import java.util.List;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.programmes.ProgrammeBalance;
import org.holdfast.rules.model.Proposal;

/**
 * The proposals of the rules from the facts alone, evaluated before any lock is held. Rules can also use promises,
 * programme balances and earlier actions, so for customers with any the rules are evaluated again once their history is
 * known.
 */
public record PreparedDecision(DecisionModel model, DecisionInput input, List<Proposal> proposals) {

    public DecisionTrace decide(Decider decider, ContactHistory history) {
        List<ProgrammeBalance> holdings = history.holdings();
        boolean remembers =
                model.rules().asksForPastActions() && !history.acts().isEmpty();
        if (!remembers
                && history.promises().isEmpty()
                && (holdings == null || holdings.equals(input.view().holdings()))) {
            DecisionInput known = input.with(history);
            return decider.choose(model, known, proposals);
        }
        CustomerView view =
                CustomerView.of(input.view().facts(), input.view().viewpoint(), history.dealings(model.rules()));
        return decider.decide(model, input.seeing(view).with(history));
    }
}
