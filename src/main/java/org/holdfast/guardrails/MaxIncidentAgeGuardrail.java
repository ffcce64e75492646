package org.holdfast.guardrails;

import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.holdfast.guardrails.base.AbstractGuardrail;
import org.holdfast.guardrails.incidents.Incident;
import org.holdfast.guardrails.incidents.Incidents;
import org.holdfast.rules.limits.IncidentType;

/** Holds back remedies for incidents that happened too long ago. Obligations are exempt. */
final class MaxIncidentAgeGuardrail extends AbstractGuardrail {

    MaxIncidentAgeGuardrail() {
        super("greatest-age", NOT_OWED);
    }

    @Override
    public Verdict check(ProposedAction proposed, DecisionContext context) {
        String incident = proposed.incident();
        if (incident == null) {
            return Verdict.ALLOWED;
        }
        Map<String, IncidentType> types =
                context.limits().incidents().on(context.view().today(), Map.of());
        Incident found = Incidents.find(incident, context.view(), types);
        boolean tooOld = found != null
                && ChronoUnit.DAYS.between(found.openedOn(), context.view().today())
                        > types.getOrDefault(found.type(), Incidents.FOREVER).greatestAgeDays();
        return tooOld ? Verdict.heldBack("too-old", Map.of("incident", incident), null) : Verdict.ALLOWED;
    }
}
