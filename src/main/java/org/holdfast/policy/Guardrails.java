package org.holdfast.policy;

import java.util.List;
import org.holdfast.decisions.Guardrail;

/** All guardrails, in the order in which they are asked: what the law says first, money last. */
public final class Guardrails {

    private static final List<Guardrail> ALL = List.of(new Consent(), new QuietHours(), new Freshness(), new OpenIncident(), new GreatestAge(),
            new AlreadyDone(), new NotWanted(), new CoolDown(), new Cadence(), new ContactCaps(), new ControlGroup(), new OneRemedy(), new CustomerAllowance(),
            new BudgetLeft(), new WithinAuthority());

    private Guardrails() {
    }

    public static List<Guardrail> all() {
        return ALL;
    }
}
