package org.holdfast.policy;

import java.time.Instant;
import java.time.LocalDate;
import org.holdfast.decisions.Guardrail.Situation;

/** Days since something, in the customer's zone. */
final class Past {

    private Past() {
    }

    static LocalDate day(Instant time, Situation situation) {
        return time.atZone(situation.view().zone()).toLocalDate();
    }

    /** The beginning of the day that lies so many days after another. */
    static Instant lift(Instant since, int days, Situation situation) {
        return day(since, situation).plusDays(days).atStartOfDay(situation.view().zone()).toInstant();
    }

    static boolean isBefore(Instant lift, Situation situation) {
        return situation.view().asOf().isBefore(lift);
    }
}
