package org.holdfast.facts.validation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Suggests the dates that a date in a local or spreadsheet format may stand for. The suggestion is only shown, never
 * applied: 03.04. is ambiguous.
 */
final class DateHint {

    private static final Pattern DAY_FIRST =
            Pattern.compile("(\\d{1,2})[./-](\\d{1,2})[./-](\\d{4}|\\d{2})\\.?([ T].*)?");
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[./-](\\d{1,2})[./-](\\d{1,2})\\.?");
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern WITHOUT_ZONE =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[T ](\\d{2}:\\d{2})(:\\d{2}(?:\\.\\d+)?)?");
    private static final Pattern SERIAL = Pattern.compile("([2-6]\\d{4})(?:\\.\\d+)?");
    private static final int THIS_CENTURY = 2000;
    private static final LocalDate SERIAL_START = LocalDate.of(1899, 12, 30);

    private DateHint() {}

    /** Returns the suggestion, to be appended to an error message, or an empty text. */
    static String of(String text) {
        String date = text.strip();
        Matcher zoneless = WITHOUT_ZONE.matcher(date);
        if (zoneless.matches()) {
            return ". Maybe " + zoneless.group(1) + "T" + zoneless.group(2)
                    + (zoneless.group(3) == null ? ":00" : zoneless.group(3))
                    + "Z; state the UTC offset of the time, or only the day";
        }
        List<String> meant = meant(date);
        return meant.isEmpty() ? "" : ". Maybe " + String.join(" or ", meant);
    }

    private static List<String> meant(String date) {
        List<String> meant = new ArrayList<>();
        Matcher dayFirst = DAY_FIRST.matcher(date);
        Matcher yearFirst = YEAR_FIRST.matcher(date);
        Matcher compact = COMPACT.matcher(date);
        Matcher serial = SERIAL.matcher(date);
        if (dayFirst.matches()) {
            int year = number(dayFirst, 3) + (dayFirst.group(3).length() == 2 ? THIS_CENTURY : 0);
            add(meant, year, number(dayFirst, 2), number(dayFirst, 1));
            // With dots the day always comes first.
            if (date.indexOf('.') < 0) {
                add(meant, year, number(dayFirst, 1), number(dayFirst, 2));
            }
        } else if (yearFirst.matches()) {
            add(meant, number(yearFirst, 1), number(yearFirst, 2), number(yearFirst, 3));
        } else if (compact.matches()) {
            add(meant, number(compact, 1), number(compact, 2), number(compact, 3));
        } else if (serial.matches()) {
            meant.add(SERIAL_START.plusDays(number(serial, 1)) + ", if this is a spreadsheet's serial number of a day");
        }
        return meant;
    }

    private static void add(List<String> meant, int year, int month, int day) {
        try {
            String date = LocalDate.of(year, month, day).toString();
            if (!meant.contains(date)) {
                meant.add(date);
            }
        } catch (DateTimeException e) {
            // There is no such day, so it is not suggested.
            return;
        }
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
