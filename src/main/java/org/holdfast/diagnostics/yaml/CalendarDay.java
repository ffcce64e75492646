package org.holdfast.diagnostics.yaml;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/**
 * Parses dates in files. Years are limited to four digits, so that dates computed from a parsed date cannot overflow;
 * "until 9999-12-31" is still allowed.
 */
public final class CalendarDay {

    private static final int LAST_YEAR = 9_999;

    private CalendarDay() {}

    /**
     * Parses a date such as 2026-03-12.
     *
     * @throws DateTimeParseException if the text is not a date, or its year is not from 1 to 9999
     */
    public static LocalDate parse(String text) {
        LocalDate day = LocalDate.parse(text);
        if (day.getYear() < 1 || day.getYear() > LAST_YEAR) {
            throw new DateTimeParseException("The year must be from 1 to " + LAST_YEAR, text, 0);
        }
        return day;
    }
}
