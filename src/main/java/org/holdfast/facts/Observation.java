package org.holdfast.facts;

import java.math.BigDecimal;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.FactConstraints;
import org.jspecify.annotations.Nullable;

/**
 * The finding of a mystery shopper or quality check at a place or touchpoint.
 *
 * @param score score from 0 (bad) to 100 (good)
 */
public record Observation(
        DateOrInstant at,
        String place,
        @Nullable String kind,
        @Nullable BigDecimal score,
        @Nullable String note) {

    public Observation {
        FactConstraints.known("at", at, "a date or an instant");
        FactConstraints.id("place", place);
        FactConstraints.optionalId("kind", kind);
        score = FactConstraints.between("score", score, 0, 100);
        FactConstraints.text("note", note);
    }
}
