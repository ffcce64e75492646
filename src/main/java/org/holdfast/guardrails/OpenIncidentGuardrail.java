package org.holdfast.guardrails;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.holdfast.rules.limits.IncidentType;
import org.holdfast.rules.limits.ServiceRecovery;
import org.jspecify.annotations.Nullable;

/** Recovery first: while something is wrong, and some days after, rewards and offers wait. */
final class OpenIncidentGuardrail extends AbstractGuardrail {

    OpenIncidentGuardrail() {
        super("open-incident", PLEASING, Trait.CHECKS_REPEATED);
    }

    @Override
    public Verdict check(ProposedAction wanted, DecisionContext situation) {
        LocalDate today = situation.view().today();
        ServiceRecovery serviceRecovery = situation.limits().recovery().on(today);
        if (serviceRecovery == null) {
            return Verdict.ALLOWED;
        }
        Map<String, IncidentType> types = situation.limits().incidents().on(today, Map.of());
        Incident last = null;
        LocalDate lastLift = null;
        List<Incident> incidents = Incidents.of(situation.view(), types);
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
        Instant liftsAt = lastLift.atStartOfDay(situation.view().zone()).toInstant();
        return Verdict.heldBack(
                last.isOpen() ? "open-incident" : "recent-incident", Map.of("incident", last.id()), liftsAt);
    }

    /** The first day on which it no longer matters; {@code null} when time alone does not help. */
    private static @Nullable LocalDate lift(Incident incident, IncidentType type, ServiceRecovery serviceRecovery) {
        if (incident.closedOn() != null) {
            return incident.closedOn().plusDays(serviceRecovery.days());
        }
        return type.closesAfterDays() == 0
                ? null
                : incident.openedOn().plusDays(type.closesAfterDays()).plusDays(serviceRecovery.days());
    }
}
