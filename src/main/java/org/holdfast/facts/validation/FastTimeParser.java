package org.holdfast.facts.validation;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Parser for instants and days in the format in which they are stored. It is many times faster than a formatter, which
 * matters because reading stored facts parses dozens of them.
 */
final class FastTimeParser {

    /** Required characters, where 0 is any digit. The final Z may be preceded by a fraction of a second. */
    private static final String PATTERN = "0000-00-00T00:00:00Z";

    private static final int DAY_END = 10;
    private static final int SECONDS_END = PATTERN.length() - 1;
    private static final int MAX_DIGITS = 9;

    private FastTimeParser() {}

    /**
     * Parses a text such as {@code 2026-03-12T10:00:00Z} or {@code 2026-03-12T10:00:00.123456Z}.
     *
     * @return {@code null} if the text has another format
     * @throws DateTimeException if the format matches but there is no such time
     */
    static @Nullable Instant instant(String text) {
        int end = text.length() - 1;
        if (end < SECONDS_END
                || end > SECONDS_END + 1 + MAX_DIGITS
                || text.charAt(end) != 'Z'
                || !matches(text, SECONDS_END)) {
            return null;
        }
        int nanos = end == SECONDS_END ? 0 : nanos(text, end);
        return nanos < 0
                ? null
                : LocalDateTime.of(
                                number(text, 0, 4),
                                number(text, 5, 7),
                                number(text, 8, 10),
                                number(text, 11, 13),
                                number(text, 14, 16),
                                number(text, 17, 19),
                                nanos)
                        .toInstant(ZoneOffset.UTC);
    }

    /**
     * Parses a text such as {@code 2026-03-12}.
     *
     * @return {@code null} if the text has another format
     * @throws DateTimeException if the format matches but there is no such day
     */
    static @Nullable LocalDate day(String text) {
        return text.length() == DAY_END && matches(text, DAY_END)
                ? LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                : null;
    }

    private static boolean matches(String text, int length) {
        for (int i = 0; i < length; i++) {
            char wanted = PATTERN.charAt(i);
            if (wanted == '0' ? !isDigit(text.charAt(i)) : text.charAt(i) != wanted) {
                return false;
            }
        }
        return true;
    }

    /** Returns the nanoseconds, or a negative number if the text is not a fraction. */
    private static int nanos(String text, int end) {
        int nanos = 0;
        for (int i = SECONDS_END + 1; i <= SECONDS_END + MAX_DIGITS; i++) {
            if (i < end && !isDigit(text.charAt(i))) {
                return -1;
            }
            nanos = 10 * nanos + (i < end ? text.charAt(i) - '0' : 0);
        }
        return text.charAt(SECONDS_END) == '.' && end > SECONDS_END + 1 ? nanos : -1;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
