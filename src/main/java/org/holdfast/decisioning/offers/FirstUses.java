package org.holdfast.decisioning.offers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.holdfast.batch.LimitUse;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.Decision;
import org.holdfast.history.offers.FirstCustomers;
import org.holdfast.rules.RuleBook;

/**
 * Computes what decisions use of the actions that only a number of first customers get.
 *
 * @param caps maximum number of customers by action
 */
public record FirstUses(Map<String, Integer> caps) {

    public static FirstUses of(RuleBook book) {
        return new FirstUses(LimitUse.placesIn(book));
    }

    public boolean isEmpty() {
        return caps.isEmpty();
    }

    /** Returns the uses to reserve for decisions with ids. Repeated actions were reserved the first time. */
    public List<FirstCustomers.Use> in(List<Decision> decisions, Instant now) {
        List<FirstCustomers.Use> uses = new ArrayList<>();
        for (Decision decision : decisions) {
            for (Decision.DecidedAction act : decision.actions()) {
                String id = act.actionId();
                if (id != null
                        && id.startsWith(decision.decisionId() + ".")
                        && caps.containsKey(act.action().id())) {
                    uses.add(new FirstCustomers.Use(
                            id,
                            act.action().id(),
                            decision.customerId(),
                            act.validUntil() == null ? now.plus(ContactHistory.OPEN_WITHOUT_DATE) : act.validUntil()));
                }
            }
        }
        return uses;
    }
}
