package org.holdfast.loyalty.measures;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The measures of a period, as of a moment.
 *
 * @param asOf moment of the evaluation; later facts are ignored
 * @param from first day of the period, in each customer's zone
 * @param to last day of the period
 * @param comparedFrom first day of the preceding period, on which retention is based
 * @param comparedTo last day of the preceding period
 * @param currency currency of all amounts
 * @param by attribute or declared fact of the groups; {@code null} without groups
 * @param all measures of all customers
 * @param groups measures of the groups, the largest first
 */
public record MeasureReport(
        Instant asOf,
        LocalDate from,
        LocalDate to,
        LocalDate comparedFrom,
        LocalDate comparedTo,
        String currency,
        @Nullable String by,
        MeasureGroup all,
        List<MeasureGroup> groups) {

    public MeasureReport {
        groups = List.copyOf(groups);
    }

    static MeasureReport of(
            Instant asOf,
            Period period,
            String currency,
            @Nullable Grouping by,
            MeasureGroup all,
            List<MeasureGroup> groups) {
        Period before = period.before();
        return new MeasureReport(
                asOf,
                period.from(),
                period.to(),
                before.from(),
                before.to(),
                currency,
                by == null ? null : by.toString(),
                all,
                groups);
    }
}
