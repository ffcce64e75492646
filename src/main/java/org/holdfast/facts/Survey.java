package org.holdfast.facts;

import java.math.BigDecimal;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.facts.validation.FactConstraints;
import org.jspecify.annotations.Nullable;

/**
 * An answered survey.
 *
 * @param score 0–10 for {@code nps}, 1–5 for {@code csat}, 0–100 for {@code thermometer}
 */
public record Survey(
        Kind kind,
        BigDecimal score,
        DateOrInstant at,
        @Nullable String comment) {

    /** The type of survey, with the range of its scores. */
    public enum Kind {
        NPS(0, 10),
        CSAT(1, 5),
        THERMOMETER(0, 100);

        private final int low;
        private final int high;

        Kind(int low, int high) {
            this.low = low;
            this.high = high;
        }

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    public Survey {
        FactConstraints.known("kind", kind, "one of " + EnumLabels.all(Kind.class));
        score = FactConstraints.known(
                "score", FactConstraints.between("score", score, kind.low, kind.high), "a number");
        FactConstraints.known("at", at, "a date or an instant");
        FactConstraints.text("comment", comment);
    }
}
