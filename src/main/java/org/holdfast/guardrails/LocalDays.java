package org.holdfast.guardrails;

import java.time.Instant;
import java.time.LocalDate;
import org.holdfast.decisions.Guardrail.DecisionContext;

/** Days since something, in the customer's zone. */
final class LocalDays {

    private LocalDays() {}

    static LocalDate day(Instant time, DecisionContext situation) {
        return time.atZone(situation.view().zone()).toLocalDate();
    }

    /** The beginning of the day a number of days after another. */
    static Instant lift(Instant since, int days, DecisionContext situation) {
        return day(since, situation)
                .plusDays(days)
                .atStartOfDay(situation.view().zone())
                .toInstant();
    }

    static boolean isBefore(Instant lift, DecisionContext situation) {
        return situation.view().asOf().isBefore(lift);
    }
}
