package org.holdfast.facts;

import org.holdfast.facts.declared.Attributes;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.facts.validation.FactConstraints;
import org.jspecify.annotations.Nullable;

/**
 * A contact between the customer and the company, or a remark of the customer about the company.
 *
 * @param employee employee concerned
 * @param attributes declared facts
 */
public record Interaction(
        DateOrInstant at,
        @Nullable Channel channel,
        Kind kind,
        @Nullable String employee,
        @Nullable String note,
        @Nullable Attributes attributes) {

    /**
     * The kind of interaction. {@code TIP} is information about competitors or the market that the customer passes on.
     */
    public enum Kind {
        VISIT,
        CALL,
        MISSED_CALL,
        PRAISE,
        RECOMMENDATION,
        DEFENCE,
        TIP,
        COMPETITOR_MENTION,
        LOGIN;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    public Interaction {
        FactConstraints.known("at", at, "a date or an instant");
        FactConstraints.known("kind", kind, "one of " + EnumLabels.all(Kind.class));
        FactConstraints.optionalId("employee", employee);
        FactConstraints.text("note", note);
    }

    /** Creates an interaction without declared facts. */
    public Interaction(
            DateOrInstant at, @Nullable Channel channel, Kind kind, @Nullable String employee, @Nullable String note) {
        this(at, channel, kind, employee, note, null);
    }
}
