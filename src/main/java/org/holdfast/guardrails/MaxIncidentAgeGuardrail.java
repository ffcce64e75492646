package org.holdfast.guardrails;

import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.holdfast.rules.limits.IncidentType;

/** What happened too long ago is not made good any more; what is owed is. */
final class MaxIncidentAgeGuardrail extends AbstractGuardrail {

    MaxIncidentAgeGuardrail() {
        super("greatest-age", NOT_OWED);
    }

    @Override
    public Verdict check(ProposedAction wanted, DecisionContext situation) {
        String incident = wanted.incident();
        if (incident == null) {
            return Verdict.ALLOWED;
        }
        Map<String, IncidentType> types =
                situation.limits().incidents().on(situation.view().today(), Map.of());
        Incident found = Incidents.find(incident, situation.view(), types);
        boolean tooOld = found != null
                && ChronoUnit.DAYS.between(found.openedOn(), situation.view().today())
                        > types.getOrDefault(found.type(), Incidents.FOREVER).greatestAgeDays();
        return tooOld ? Verdict.heldBack("too-old", Map.of("incident", incident), null) : Verdict.ALLOWED;
    }
}
