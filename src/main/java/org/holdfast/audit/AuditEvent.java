package org.holdfast.audit;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;

/**
 * An act to be recorded.
 *
 * @param details what changed, without facts about customers; values are strings, numbers and booleans
 * @param address network address of the actor; {@code null} for commands
 */
public record AuditEvent(
        ActorKind actorKind,
        String actor,
        AuditAction action,
        @Nullable Target target,
        Map<String, Object> details,
        @Nullable String address) {

    public AuditEvent {
        details = Collections.unmodifiableMap(new TreeMap<>(details));
    }

    /** Who acted. */
    public enum ActorKind {
        PERSON,
        KEY,
        LOCAL_OPERATOR,
        PROGRAM;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    /** What kind of thing was acted on. */
    public enum TargetKind {
        CUSTOMER,
        RULE_BOOK,
        KEY,
        PERSON,
        DECISION,
        SETTING;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    /**
     * What was acted on.
     *
     * @param id for customers their id, which the trail replaces by a pseudonym
     */
    public record Target(TargetKind kind, String id) {}
}
