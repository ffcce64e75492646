package org.holdfast.api.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * Reads times that stand in an address. Years that nobody means are refused as they are among facts, before anybody
 * calculates with them.
 */
public final class RequestTimes {

    private RequestTimes() {}

    /** An instant, or a date, which means noon UTC on that day. */
    public static @Nullable Instant instant(String field, @Nullable String text) {
        try {
            DateOrInstant time = text == null ? null : DateOrInstant.parse(text);
            return time instanceof DateOrInstant.Day day
                    ? day.date().atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC)
                    : time == null ? null : time.start(ZoneOffset.UTC);
        } catch (InvalidInput e) {
            throw e.within(field);
        }
    }

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
                "is \"" + (text.length() <= 60 ? text : text.substring(0, 60) + "…")
                        + "\"; expected a date such as 2026-03-12");
    }
}
