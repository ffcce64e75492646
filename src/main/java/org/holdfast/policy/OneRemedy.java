package org.holdfast.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.holdfast.decisions.Guardrail;
import org.holdfast.decisions.PastAct;
import org.holdfast.facts.Complaint;
import org.holdfast.rules.model.ActionKind;

/**
 * An incident is made good once, wherever it is asked about. What is worth more than the first remedy pays the difference. Complaints
 * about one order are one incident: who complains twice has not been harmed twice.
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
        Set<String> incidents = alike(incident, situation);
        for (PastAct act : incidents.stream().flatMap(situation.standing()::about).toList()) {
            if (act.kind() == ActionKind.GOODWILL && counts(act)) {
                any = true;
                given = given.add(act.granted() == null ? BigDecimal.ZERO : act.granted());
            }
        }
        for (var act : situation.chosen()) {
            if (act.kind() == ActionKind.GOODWILL && act.incident() != null && incidents.contains(act.incident()) && act.actionId() == null) {
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

    /** The incident, and with a complaint about an order the other complaints about it. */
    private static Set<String> alike(String incident, Situation situation) {
        String prefix = Incidents.COMPLAINT + ":";
        List<Complaint> complaints = situation.view().facts().complaints();
        if (complaints == null || !incident.startsWith(prefix)) {
            return Set.of(incident);
        }
        String order = complaints.stream().filter(each -> incident.equals(prefix + each.id())).findFirst().map(Complaint::orderId).orElse(null);
        return order == null ? Set.of(incident) : complaints.stream().filter(each -> order.equals(each.orderId()))
                .map(each -> prefix + each.id()).collect(Collectors.toSet());
    }

    /** What failed or was turned down has made nothing good. */
    private static boolean counts(PastAct act) {
        return act.status() != PastAct.Status.FAILED && act.status() != PastAct.Status.REJECTED;
    }
}
