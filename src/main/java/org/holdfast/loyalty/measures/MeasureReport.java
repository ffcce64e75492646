package org.holdfast.loyalty.measures;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The measures of a period, seen from a moment.
 *
 * @param asOf nothing that became known later is in it
 * @param from first day of the period; days are those of each customer
 * @param to last day
 * @param comparedFrom first day of the time before, against which retention is measured
 * @param comparedTo last day of it
 * @param currency of all amounts
 * @param by what the groups share; {@code null} without groups
 * @param all everybody
 * @param groups the largest first
 */
public record MeasureReport(
        Instant asOf,
        LocalDate from,
        LocalDate to,
        LocalDate comparedFrom,
        LocalDate comparedTo,
        String currency,
        @Nullable GroupBy by,
        MeasureGroup all,
        List<MeasureGroup> groups) {

    public MeasureReport {
        groups = List.copyOf(groups);
    }

    static MeasureReport of(
            Instant asOf,
            Period period,
            String currency,
            @Nullable GroupBy by,
            MeasureGroup all,
            List<MeasureGroup> groups) {
        Period before = period.before();
        return new MeasureReport(
                asOf, period.from(), period.to(), before.from(), before.to(), currency, by, all, groups);
    }
}
