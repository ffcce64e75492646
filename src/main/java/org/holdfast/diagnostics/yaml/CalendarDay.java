package org.holdfast.diagnostics.yaml;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/**
 * Which days a rule takes: "until 9999-12-31" is one, but nothing that is reckoned from a day may leave Java's
 * calendar.
 */
public final class CalendarDay {

    private static final int LAST_YEAR = 9_999;

    private CalendarDay() {}

    /** @throws DateTimeParseException when it is no day such as 2026-03-12, or its year has not four digits */
    public static LocalDate parse(String text) {
        LocalDate day = LocalDate.parse(text);
        if (day.getYear() < 1 || day.getYear() > LAST_YEAR) {
            throw new DateTimeParseException("The year is not from 1 to " + LAST_YEAR, text, 0);
        }
        return day;
    }
}
