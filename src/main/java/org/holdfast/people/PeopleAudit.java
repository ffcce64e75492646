package org.holdfast.people;

import java.util.Map;
import org.holdfast.audit.Actor;
import org.holdfast.audit.AuditAction;
import org.holdfast.audit.AuditEvent;
import org.holdfast.audit.AuditEvent.Target;
import org.holdfast.audit.AuditEvent.TargetKind;
import org.holdfast.audit.AuditTrail;

/** Records what is done to people. Entries name them by their id only, so that a person can be erased. */
final class PeopleAudit {

    private final AuditTrail trail;

    PeopleAudit(AuditTrail trail) {
        this.trail = trail;
    }

    void record(Actor by, AuditAction action, Person person) {
        record(by, action, person, Map.of());
    }

    void record(Actor by, AuditAction action, Person person, Map<String, Object> details) {
        trail.append(new AuditEvent(by, action, new Target(TargetKind.PERSON, person.id()), details));
    }
}
