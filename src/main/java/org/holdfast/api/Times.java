package org.holdfast.api;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.holdfast.facts.InvalidFact;
import org.holdfast.facts.Timepoint;
import org.jspecify.annotations.Nullable;

/** Reads times that stand in an address. Years that nobody means are refused as they are among facts, before anybody calculates with them. */
final class Times {

    private Times() {
    }

    /** An instant, or a date, which means noon UTC on that day. */
    static @Nullable Instant instant(String field, @Nullable String text) {
        try {
            Timepoint time = text == null ? null : Timepoint.parse(text);
            return time instanceof Timepoint.Day day ? day.date().atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC)
                    : time == null ? null : time.start(ZoneOffset.UTC);
        } catch (InvalidFact e) {
            throw e.within(field);
        }
    }

    static @Nullable LocalDate date(String field, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            if (Timepoint.parse(text) instanceof Timepoint.Day day) {
                return day.date();
            }
        } catch (InvalidFact e) {
            if (e.getMessage().startsWith("lies in")) {
                throw e.within(field);
            }
        }
        throw new InvalidFact(field, "is \"" + (text.length() <= 60 ? text : text.substring(0, 60) + "…") + "\"; expected a date such as 2026-03-12");
    }
}
