package org.holdfast.diagnostics.yaml;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/**
 * Parses days in files. "until 9999-12-31" is allowed, but dates computed from a day must not exceed Java's calendar.
 */
public final class CalendarDay {

    private static final int LAST_YEAR = 9_999;

    private CalendarDay() {}

    /**
     * Parses a day such as 2026-03-12.
     *
     * @throws DateTimeParseException if the text is not a day, or its year is not from 1 to 9999
     */
    public static LocalDate parse(String text) {
        LocalDate day = LocalDate.parse(text);
        if (day.getYear() < 1 || day.getYear() > LAST_YEAR) {
            throw new DateTimeParseException("The year must be from 1 to " + LAST_YEAR, text, 0);
        }
        return day;
    }
}
