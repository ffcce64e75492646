package org.holdfast.guardrails.offers;

import java.util.Map;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.guardrails.base.AbstractGuardrail;

/**
 * Holds back an action that only a number of first customers get, once there are as many. One of them can go on using
 * it.
 */
public final class FirstCustomersGuardrail extends AbstractGuardrail {

    public FirstCustomersGuardrail() {
        super("first-customers", NOT_OWED);
    }

    @Override
    public Verdict check(ProposedAction proposed, DecisionContext context) {
        Integer most = proposed.action().offer().firstCustomers();
        String id = proposed.action().id();
        ContactHistory.FirstCustomers first = context.history().first();
        if (most == null
                || first.taken().getOrDefault(id, 0) < most
                || first.counted().contains(id)) {
            return Verdict.ALLOWED;
        }
        if (most == 0) {
            return Verdict.heldBack("use-never", null);
        }
        return Verdict.heldBack("first-customers", Map.of("customers", most), null);
    }
}
