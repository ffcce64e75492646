package org.holdfast.facts;

import org.jspecify.annotations.Nullable;

/** A touch between the customer and us, or a word of theirs about us. {@code employee} is whom it concerned. */
public record Interaction(Timepoint at, @Nullable Channel channel, Kind kind, @Nullable String employee,
                          @Nullable String note) {

    /** What happened. {@code TIP} is news about competitors or the market that a customer brings us. */
    public enum Kind {
        VISIT, CALL, MISSED_CALL, PRAISE, RECOMMENDATION, DEFENCE, TIP, COMPETITOR_MENTION, LOGIN;

        @Override
        public String toString() {
            return Labels.of(this);
        }
    }

    public Interaction {
        Check.known("at", at, "a date or an instant");
        Check.known("kind", kind, "one of " + Labels.all(Kind.class));
        Check.optionalId("employee", employee);
        Check.text("note", note);
    }
}
