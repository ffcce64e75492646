package org.holdfast.policy;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.holdfast.decisions.Guardrail;
import org.holdfast.decisions.PastAct;
import org.holdfast.rules.model.ActionKind;

/**
 * An incident is made good once, wherever it is asked about. What is worth more than the first remedy pays the difference.
 */
final class OneRemedy implements Guardrail {

    @Override
    public String name() {
        return "one-remedy";
    }

    @Override
    public Set<ActionKind> kinds() {
        return Set.of(ActionKind.GOODWILL);
    }

    @Override
    public boolean asksAboutChosen() {
        return true;
    }

    @Override
    public Verdict check(Wanted wanted, Situation situation) {
        String incident = wanted.incident();
        if (incident == null) {
            return Verdict.ALLOWED;
        }
        boolean any = false;
        BigDecimal given = BigDecimal.ZERO;
        for (PastAct act : situation.standing().about(incident).toList()) {
            if (act.kind() == ActionKind.GOODWILL && counts(act)) {
                any = true;
                given = given.add(act.granted() == null ? BigDecimal.ZERO : act.granted());
            }
        }
        for (var act : situation.chosen()) {
            if (act.kind() == ActionKind.GOODWILL && incident.equals(act.incident()) && act.actionId() == null) {
                any = true;
                given = given.add(act.granted() == null ? BigDecimal.ZERO : act.granted().amount());
            }
        }
        if (!any) {
            return Verdict.ALLOWED;
        }
        BigDecimal due = wanted.amount() == null ? BigDecimal.ZERO : wanted.amount().subtract(given);
        return due.signum() > 0 ? new Verdict.Difference(due) : Verdict.heldBack("one-remedy", Map.of("incident", incident), null);
    }

    /** What failed or was turned down has made nothing good. */
    private static boolean counts(PastAct act) {
        return act.status() != PastAct.Status.FAILED && act.status() != PastAct.Status.REJECTED;
    }
}
