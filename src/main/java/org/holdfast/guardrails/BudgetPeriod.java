package org.holdfast.guardrails;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import org.holdfast.rules.limits.Budget.Period;

/**
 * A period of a budget: a calendar day, an ISO week, a month or a year in the company's time zone.
 *
 * @param label such as {@code 2026-11-22}, {@code 2026-W47}, {@code 2026-11} or {@code 2026}
 * @param next first day of the following period
 */
public record BudgetPeriod(String label, LocalDate next) {

    /** Returns the period that contains a day. */
    public static BudgetPeriod of(Period per, LocalDate day) {
        return switch (per) {
            case DAY -> new BudgetPeriod(day.toString(), day.plusDays(1));
            case WEEK ->
                new BudgetPeriod(
                        "%d-W%02d"
                                .formatted(
                                        day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)),
                        day.minusDays(day.getDayOfWeek().getValue() - 1L).plusDays(7));
            case MONTH ->
                new BudgetPeriod(
                        "%d-%02d".formatted(day.getYear(), day.getMonthValue()),
                        day.withDayOfMonth(1).plusMonths(1));
            case YEAR ->
                new BudgetPeriod(
                        String.valueOf(day.getYear()), day.withDayOfYear(1).plusYears(1));
        };
    }
}
