package org.holdfast.facts;

import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.facts.validation.FactConstraints;
import org.jspecify.annotations.Nullable;

/** A touch between the customer and us, or a word of theirs about us. {@code employee} is whom it concerned. */
public record Interaction(
        DateOrInstant at,
        @Nullable Channel channel,
        Kind kind,
        @Nullable String employee,
        @Nullable String note) {

    /** What happened. {@code TIP} is news about competitors or the market that a customer brings us. */
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
}
