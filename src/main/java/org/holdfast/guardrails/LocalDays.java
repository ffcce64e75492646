package org.holdfast.guardrails;

import java.time.Instant;
import java.time.LocalDate;
import org.holdfast.decisions.Guardrail.DecisionContext;

/** Calendar days in the customer's time zone. */
final class LocalDays {

    private LocalDays() {}

    static LocalDate day(Instant time, DecisionContext context) {
        return time.atZone(context.view().zone()).toLocalDate();
    }

    /** Returns the start of the day that is a number of days after a moment. */
    static Instant lift(Instant since, int days, DecisionContext context) {
        return day(since, context)
                .plusDays(days)
                .atStartOfDay(context.view().zone())
                .toInstant();
    }

    static boolean isBefore(Instant lift, DecisionContext context) {
        return context.view().asOf().isBefore(lift);
    }
}
