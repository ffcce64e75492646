package org.holdfast.guardrails;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.holdfast.guardrails.base.AbstractGuardrail;
import org.holdfast.guardrails.incidents.Incident;
import org.holdfast.guardrails.incidents.Incidents;
import org.holdfast.rules.limits.IncidentType;
import org.holdfast.rules.limits.ServiceRecovery;
import org.jspecify.annotations.Nullable;

/** Holds back rewards and offers while an incident is open and for some days after it closes. */
final class OpenIncidentGuardrail extends AbstractGuardrail {

    OpenIncidentGuardrail() {
        super("open-incident", PLEASING, Trait.CHECKS_REPEATED);
    }

    @Override
    public Verdict check(ProposedAction proposed, DecisionContext context) {
        LocalDate today = context.view().today();
        ServiceRecovery serviceRecovery = context.limits().recovery().on(today);
        if (serviceRecovery == null) {
            return Verdict.ALLOWED;
        }
        Map<String, IncidentType> types = context.limits().incidents().on(today, Map.of());
        Incident last = null;
        LocalDate lastLift = null;
        List<Incident> incidents = Incidents.of(context.view(), types);
        for (Incident incident : incidents) {
            LocalDate lift = lift(incident, types.getOrDefault(incident.type(), Incidents.FOREVER), serviceRecovery);
            if (lift == null) {
                return Verdict.heldBack("open-incident", Map.of("incident", incident.id()), null);
            }
            if (today.isBefore(lift) && (lastLift == null || lift.isAfter(lastLift))) {
                last = incident;
                lastLift = lift;
            }
        }
        if (last == null || lastLift == null) {
            return Verdict.ALLOWED;
        }
        Instant liftsAt = lastLift.atStartOfDay(context.view().zone()).toInstant();
        return Verdict.heldBack(
                last.isOpen() ? "open-incident" : "recent-incident", Map.of("incident", last.id()), liftsAt);
    }

    /** Returns the first day on which an incident no longer matters; {@code null} when time alone does not help. */
    private static @Nullable LocalDate lift(Incident incident, IncidentType type, ServiceRecovery serviceRecovery) {
        if (incident.closedOn() != null) {
            return incident.closedOn().plusDays(serviceRecovery.days());
        }
        return type.closesAfterDays() == 0
                ? null
                : incident.openedOn().plusDays(type.closesAfterDays()).plusDays(serviceRecovery.days());
    }
}
