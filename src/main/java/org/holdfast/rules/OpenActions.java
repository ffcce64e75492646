package org.holdfast.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.past.PastAction;
import org.holdfast.rules.engine.RuleEngine;
import org.holdfast.rules.model.Proposal;

/**
 * The proposals of a rule book of which some rules ask for earlier actions. An action that is still open does not count
 * against the rule that proposed it: otherwise a rule for customers who "never got" it would withdraw it as soon as it
 * is decided, before the customer has seen it.
 *
 * @param asking names of the rules that ask for earlier actions
 */
record OpenActions(RuleEngine engine, Set<String> asking) {

    List<List<Proposal>> proposals(List<CustomerView> views) {
        List<List<Proposal>> found = engine.proposals(views);
        if (asking.isEmpty()) {
            return found;
        }
        List<List<Proposal>> all = new ArrayList<>(found.size());
        for (int i = 0; i < found.size(); i++) {
            all.add(withOpen(views.get(i), found.get(i)));
        }
        return all;
    }

    private List<Proposal> withOpen(CustomerView view, List<Proposal> found) {
        List<PastAction> actions = view.dealings().actions();
        List<PastAction> open = actions.stream()
                .filter(past -> past.isOpen(view.asOf()) && past.rule() != null && asking.contains(past.rule()))
                .filter(past -> found.stream().noneMatch(proposal -> made(past, proposal)))
                .toList();
        if (open.isEmpty()) {
            return found;
        }
        CustomerView without = view.withActions(
                actions.stream().filter(past -> !open.contains(past)).toList());
        List<Proposal> all = new ArrayList<>(found);
        engine.proposals(without).stream()
                .filter(proposal -> open.stream().anyMatch(past -> made(past, proposal)))
                .forEach(all::add);
        return all;
    }

    private static boolean made(PastAction past, Proposal proposal) {
        return proposal.rule().name().equals(past.rule())
                && proposal.action().id().equals(past.action())
                && Objects.equals(proposal.subject(), past.subject());
    }
}
