package org.holdfast.diagnostics.yaml;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * A day, or a day with a time of day, as people write them: 2026-12-31, 31.12.2026, 2026-12-31T18:00, 31.12.2026 18:00.
 * It has no time zone, because it is meant where the customer lives.
 *
 * @param clock hours and minutes; {@code null} for the whole day
 */
public record CalendarMoment(LocalDate day, @Nullable LocalTime clock) {

    /** The expression for a day; its value need not be in the calendar. */
    public static final String DAY = "\\d{4}-\\d{2}-\\d{2}|\\d{1,2}\\.\\d{1,2}\\.\\d{4}";
    /** The expression for a day with or without a time of day, which can have a word between them. */
    public static final String EXPRESSION =
            "(?:" + DAY + ")(?:(?:T|,?\\s+(?:at\\s+|в\\s+|la\\s+ora\\s+|la\\s+|ora\\s+)?)\\d{1,2}[:.]\\d{2})?";

    private static final Pattern WRITTEN = Pattern.compile(
            "(?:(\\d{4})-(\\d{2})-(\\d{2})|(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4}))(?:\\D+(\\d{1,2})[:.](\\d{2}))?");
    private static final Pattern ALLOWED = Pattern.compile(EXPRESSION);

    /**
     * Parses a day with or without a time of day.
     *
     * @throws DateTimeParseException if the text is neither, or the calendar or the clock does not have it
     */
    public static CalendarMoment parse(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!ALLOWED.matches(text) || !written.matches()) {
            throw new DateTimeParseException("Neither a day nor a day with a time", text, 0);
        }
        String day = written.group(1) == null
                ? written.group(6) + "-" + twoDigits(written.group(5)) + "-" + twoDigits(written.group(4))
                : written.group(1) + "-" + written.group(2) + "-" + written.group(3);
        return new CalendarMoment(
                CalendarDay.parse(day),
                written.group(7) == null
                        ? null
                        : LocalTime.parse(twoDigits(written.group(7)) + ":" + written.group(8)));
    }

    /**
     * Returns a day with a time of day such as {@code 18:00}.
     *
     * @param time {@code null} or empty for the whole day
     * @throws DateTimeParseException if it is not hours and minutes
     */
    public static CalendarMoment of(LocalDate day, @Nullable String time) {
        return time == null || time.isEmpty() ? new CalendarMoment(day, null) : parse(day + "T" + time);
    }

    private static String twoDigits(String number) {
        return number.length() == 1 ? "0" + number : number;
    }

    /** Returns the moment itself, or the beginning of the day. */
    public LocalDateTime start() {
        return day.atTime(clock == null ? LocalTime.MIDNIGHT : clock);
    }

    /** Returns the form in which rules are written: {@code 2026-12-31} or {@code 2026-12-31 18:00}. */
    public String written() {
        return clock == null ? day.toString() : day + " " + clock;
    }

    /** Returns the form of ISO 8601: {@code 2026-12-31} or {@code 2026-12-31T18:00}. */
    @Override
    public String toString() {
        return clock == null ? day.toString() : day + "T" + clock;
    }
}
