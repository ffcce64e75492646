package org.holdfast.rules.model;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.holdfast.diagnostics.yaml.CalendarMoment;
import org.jspecify.annotations.Nullable;

/**
 * The period in which a rule is active. Days and times of day are those of the customer's time zone: a campaign begins
 * at midnight where the customer lives.
 *
 * @param begins first day, or the moment from which it is active; {@code null} for no start
 * @param ends last day, which belongs to the period, or the moment at which it is over; {@code null} for no end
 * @param paused why the rule is paused; {@code null} if it is not
 */
public record Validity(
        @Nullable CalendarMoment begins,
        @Nullable CalendarMoment ends,
        @Nullable String paused) {

    public static final Validity ALWAYS = new Validity(null, null, null);

    /** Returns a period of whole days. */
    public static Validity ofDays(@Nullable LocalDate from, @Nullable LocalDate until, @Nullable String paused) {
        return new Validity(
                from == null ? null : new CalendarMoment(from, null),
                until == null ? null : new CalendarMoment(until, null),
                paused);
    }

    /** Returns the day on which the period begins. */
    public @Nullable LocalDate from() {
        return begins == null ? null : begins.day();
    }

    /** Returns the day on which the period ends. */
    public @Nullable LocalDate until() {
        return ends == null ? null : ends.day();
    }

    /** Returns the hours and minutes at which the period begins, such as {@code 18:00}; {@code null} for the day. */
    public @Nullable String fromTime() {
        return time(begins);
    }

    /** Returns the hours and minutes at which the period ends; {@code null} for the end of the day. */
    public @Nullable String untilTime() {
        return time(ends);
    }

    private static @Nullable String time(@Nullable CalendarMoment moment) {
        return moment == null || moment.clock() == null ? null : moment.clock().toString();
    }

    /** Returns whether it ends before it begins, or has no length. */
    public boolean isBackwards() {
        LocalDateTime end = end();
        return begins != null && end != null && !end.isAfter(begins.start());
    }

    /** Returns whether the period has not begun yet at a local time. */
    public boolean isAhead(LocalDateTime now) {
        return begins != null && begins.start().isAfter(now);
    }

    /** Returns whether the period is over at a local time. */
    public boolean isOver(LocalDateTime now) {
        LocalDateTime end = end();
        return end != null && !end.isAfter(now);
    }

    /** Returns the first moment after the period. */
    private @Nullable LocalDateTime end() {
        if (ends == null) {
            return null;
        }
        return ends.clock() == null ? ends.day().plusDays(1).atStartOfDay() : ends.start();
    }

    /** Returns this period without a pause. */
    public Validity resumed() {
        return new Validity(begins, ends, null);
    }
}
