package org.holdfast.rules.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.ConsequenceClause;
import org.holdfast.rules.model.Proposal;
import org.holdfast.rules.model.Rule;

/**
 * The one fact a session sees for a customer: the view that rules ask, and the place where their proposals are put
 * down.
 */
public final class SessionFact {

    private final CustomerView view;
    private final Map<String, Action> actions;
    private final Object[] root;
    private final List<Proposal> found = new ArrayList<>(4);

    SessionFact(CustomerView view, Map<String, Action> actions) {
        this.view = view;
        this.actions = actions;
        this.root = new Object[] {view};
    }

    CustomerView view() {
        return view;
    }

    /** What is bound before anything else: the customer alone. */
    Object[] root() {
        return root;
    }

    void propose(Rule rule, Object[] bound) {
        for (ConsequenceClause clause : rule.then()) {
            found.add(new Proposal(rule, clause, actions.get(clause.action()), bound));
        }
    }

    List<Proposal> found() {
        return found;
    }
}
