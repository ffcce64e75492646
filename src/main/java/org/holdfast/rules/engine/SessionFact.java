package org.holdfast.rules.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.ConsequenceClause;
import org.holdfast.rules.model.Proposal;
import org.holdfast.rules.model.Rule;

/**
 * The single fact inserted into a session for a customer: the view that rules evaluate, and the proposals they make.
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

    /** Returns the bindings of a rule without lists: the customer alone. */
    Object[] root() {
        return root;
    }

    void propose(Rule rule, Object[] bound) {
        for (ConsequenceClause clause : rule.then()) {
            found.add(new Proposal(rule, clause, Objects.requireNonNull(actions.get(clause.action())), bound));
        }
    }

    List<Proposal> found() {
        return found;
    }
}
