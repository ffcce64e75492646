package org.holdfast.facts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a mystery shopper or a quality check saw at a place or touchpoint; {@code score} is 0 (bad) to 100 (good). */
public record Observation(Timepoint at, String place, @Nullable String kind, @Nullable BigDecimal score, @Nullable String note) {

    public Observation {
        Check.known("at", at, "a date or an instant");
        Check.id("place", place);
        Check.optionalId("kind", kind);
        score = Check.between("score", score, 0, 100);
        Check.text("note", note);
    }
}
