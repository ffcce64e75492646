package org.holdfast.loyalty.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;

/** A unit of the calendar. Weeks begin on Monday, quarters in January, April, July and October. */
public enum CalendarUnit {
    WEEK,
    MONTH,
    QUARTER,
    YEAR;

    private static final int MONTHS_OF_A_QUARTER = 3;

    /** Returns the first day of the week, month, quarter or year that contains a day. */
    public LocalDate start(LocalDate day) {
        return switch (this) {
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER ->
                LocalDate.of(day.getYear(), (day.get(IsoFields.QUARTER_OF_YEAR) - 1) * MONTHS_OF_A_QUARTER + 1, 1);
            case YEAR -> day.withDayOfYear(1);
        };
    }

    /**
     * Returns the same day a number of units later, or earlier if it is negative. A day that the month does not have
     * becomes its last: a month after 31 January is 28 or 29 February.
     */
    public LocalDate plus(LocalDate day, int units) {
        return switch (this) {
            case WEEK -> day.plusWeeks(units);
            case MONTH -> day.plusMonths(units);
            case QUARTER -> day.plusMonths((long) MONTHS_OF_A_QUARTER * units);
            case YEAR -> day.plusYears(units);
        };
    }
}
