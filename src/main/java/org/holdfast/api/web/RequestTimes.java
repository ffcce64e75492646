package org.holdfast.api.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/** Parses times in query parameters. Implausible years are refused by the same rule as in facts. */
public final class RequestTimes {

    /** Description of a parameter that {@link #instant} reads. */
    public static final String AS_OF = "An instant, or a date, which means noon UTC; default: now";

    private static final int MAX_QUOTED = 60;

    private RequestTimes() {}

    /** Parses an instant, or a date, which means noon UTC on that day. */
    public static @Nullable Instant instant(String field, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            DateOrInstant time = DateOrInstant.parse(text);
            return time instanceof DateOrInstant.Day day
                    ? day.date().atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC)
                    : time.start(ZoneOffset.UTC);
        } catch (InvalidInput e) {
            throw e.within(field);
        }
    }

    /** Parses a date. */
    public static @Nullable LocalDate date(String field, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            if (DateOrInstant.parse(text) instanceof DateOrInstant.Day day) {
                return day.date();
            }
        } catch (InvalidInput e) {
            if (e.getMessage().startsWith("lies in")) {
                throw e.within(field);
            }
        }
        throw new InvalidInput(
                field,
                "is \"" + (text.length() <= MAX_QUOTED ? text : text.substring(0, MAX_QUOTED) + "…")
                        + "\"; expected a date such as 2026-03-12");
    }
}
