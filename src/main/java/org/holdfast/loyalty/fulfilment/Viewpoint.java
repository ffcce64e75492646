package org.holdfast.loyalty.fulfilment;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.holdfast.facts.validation.DateOrInstant;
import org.jspecify.annotations.Nullable;

/**
 * The moment of an evaluation where the customer lives; later events are not known yet.
 *
 * @param zone time zone in which the customer's days begin and end
 * @param today day of the evaluation there, as days since 1970-01-01
 */
public record Viewpoint(Instant asOf, ZoneId zone, long today) {

    public Viewpoint(Instant asOf, ZoneId zone) {
        this(asOf, zone, DateOrInstant.epochDay(asOf, zone));
    }

    /** Returns the time if it has been reached, otherwise {@code null}. */
    @Nullable
    DateOrInstant known(@Nullable DateOrInstant time) {
        return time != null && time.hasCome(asOf, zone) ? time : null;
    }

    /** Returns the earliest of some times that have been reached; {@code null} if none has. */
    @Nullable
    DateOrInstant first(@Nullable DateOrInstant... times) {
        return Stream.of(times)
                .map(this::known)
                .filter(Objects::nonNull)
                .min(Comparator.comparing(time -> time.start(zone)))
                .orElse(null);
    }

    /** Returns whether a deadline has passed. */
    boolean isOver(DateOrInstant deadline) {
        return !deadline.end(zone).isAfter(asOf);
    }

    /** Returns whether a time was over when another began; a day is not over before its end. */
    boolean isBefore(DateOrInstant one, DateOrInstant other) {
        return other.isCertainlyAfter(one, zone);
    }

    /** Returns whether one deadline passes after another. */
    boolean endsAfter(DateOrInstant one, DateOrInstant other) {
        return one.end(zone).isAfter(other.end(zone));
    }

    long day(DateOrInstant time) {
        return time.epochDay(zone);
    }

    /** Returns the days since a time; negative if it is yet to come. */
    int ago(DateOrInstant time) {
        return (int) (today - day(time));
    }

    /** Returns the days since a time; {@code null} if it is unknown or yet to come. */
    public @Nullable Integer agoIfKnown(@Nullable DateOrInstant time) {
        DateOrInstant known = known(time);
        return known == null ? null : Integer.valueOf(ago(known));
    }
}
