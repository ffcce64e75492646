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
 */
public record AuditEvent(
        Actor actor, AuditAction action, @Nullable Target target, Map<String, Object> details) {

    public AuditEvent {
        details = Collections.unmodifiableMap(new TreeMap<>(details));
    }

    /** What kind of thing was acted on. */
    public enum TargetKind {
        CUSTOMER,
        RULE_BOOK,
        DRAFT,
        KEY,
        PERSON,
        DECISION,
        DELIVERY,
        CHURN_MODEL,
        /** A database or file that customers are loaded from. */
        SOURCE,
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
     * @param isPseudonym whether the id is a customer's pseudonym already
     */
    public record Target(TargetKind kind, String id, boolean isPseudonym) {

        public Target(TargetKind kind, String id) {
            this(kind, id, false);
        }

        public static Target customer(String id) {
            return new Target(TargetKind.CUSTOMER, id);
        }
    }
}
