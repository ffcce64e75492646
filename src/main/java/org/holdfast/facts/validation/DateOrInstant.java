package org.holdfast.facts.validation;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A point in time as recorded in a CRM, precise to the instant or to the day. A day denotes the whole calendar day in
 * the customer's time zone; a deadline expressed as a day expires at the end of that day.
 */
public sealed interface DateOrInstant {

    /**
     * Maximum difference between two clocks up to which two times are considered consistent. Carriers scan parcels up
     * to two hours before the shop has stored the order, and local time recorded as UTC is up to three hours off
     * between Vienna and Moscow.
     */
    Duration CLOCK_TOLERANCE = Duration.ofHours(3);

    /** A day begins and ends everywhere within so many days of its date in UTC, even where a day was left out. */
    long MARGIN_DAYS = 2;

    /** First plausible year. */
    int FIRST_YEAR = 1900;
    /** Last plausible year; a date in the year 20224 is a typing error. */
    int LAST_YEAR = 2200;

    /** Returns the earliest instant that this time can denote. */
    Instant start(ZoneId zone);

    /** Returns the end: the instant itself, or the end of the day. */
    Instant end(ZoneId zone);

    /** Returns the calendar day in the zone. */
    LocalDate day(ZoneId zone);

    /** Returns the day in the zone as days since 1970-01-01, for arithmetic without allocation. */
    long epochDay(ZoneId zone);

    /**
     * Returns about when this is, as days since 1970-01-01 of UTC: in any zone, start and end of a time that is not an
     * interval lie within two days of it.
     */
    long roughDay();

    /** A time precise to the instant. */
    record Exact(Instant at) implements DateOrInstant {

        private static final Instant FIRST = Instant.parse(FIRST_YEAR + "-01-01T00:00:00Z");
        private static final Instant END = Instant.parse(LAST_YEAR + 1 + "-01-01T00:00:00Z");

        public Exact {
            if (at.isBefore(FIRST) || !at.isBefore(END)) {
                int year = at.atZone(ZoneOffset.UTC).getYear();
                throw new InvalidInput("", "is in the year " + year + "; expected " + FIRST_YEAR + " to " + LAST_YEAR);
            }
        }

        @Override
        public Instant start(ZoneId zone) {
            return at;
        }

        @Override
        public Instant end(ZoneId zone) {
            return at;
        }

        @Override
        public LocalDate day(ZoneId zone) {
            return LocalDate.ofEpochDay(epochDay(zone));
        }

        @Override
        public long epochDay(ZoneId zone) {
            return DateOrInstant.epochDay(at, zone);
        }

        @Override
        public long roughDay() {
            return Math.floorDiv(at.getEpochSecond(), Day.SECONDS);
        }

        @Override
        public String toString() {
            return at.toString();
        }
    }

    /** A time precise to the day. */
    record Day(LocalDate date) implements DateOrInstant {

        private static final long SECONDS = 86_400;

        public Day {
            if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
                throw new InvalidInput(
                        "", "is in the year " + date.getYear() + "; expected " + FIRST_YEAR + " to " + LAST_YEAR);
            }
        }

        @Override
        public Instant start(ZoneId zone) {
            return date.atStartOfDay(zone).toInstant();
        }

        @Override
        public Instant end(ZoneId zone) {
            return date.plusDays(1).atStartOfDay(zone).toInstant();
        }

        @Override
        public LocalDate day(ZoneId zone) {
            return date;
        }

        @Override
        public long epochDay(ZoneId zone) {
            return date.toEpochDay();
        }

        @Override
        public long roughDay() {
            return date.toEpochDay();
        }

        /** Needs the zone only for a day around now; rules ask this about every record. */
        @Override
        public boolean hasCome(Instant now, ZoneId zone) {
            long days = Math.floorDiv(now.getEpochSecond(), SECONDS) - date.toEpochDay();
            if (Math.abs(days) > MARGIN_DAYS) {
                return days > 0;
            }
            // A day that is not there yet may have begun all the same, if clocks went back to the day before.
            return DateOrInstant.epochDay(now, zone) >= date.toEpochDay()
                    || !start(zone).isAfter(now);
        }

        @Override
        public boolean isCertainlyAfter(DateOrInstant other, ZoneId zone) {
            return other instanceof Day day
                    ? date.isAfter(day.date)
                    : DateOrInstant.super.isCertainlyAfter(other, zone);
        }

        @Override
        public String toString() {
            return date.toString();
        }
    }

    /**
     * An interval, as which a promise may be given. Records of facts keep its ends in two fields.
     *
     * @param until inclusive if it is a day
     */
    record Span(DateOrInstant from, DateOrInstant until) implements DateOrInstant {

        static final char SEPARATOR = '/';

        @Override
        public Instant start(ZoneId zone) {
            return from.start(zone);
        }

        @Override
        public Instant end(ZoneId zone) {
            return until.end(zone);
        }

        @Override
        public LocalDate day(ZoneId zone) {
            return until.day(zone);
        }

        @Override
        public long epochDay(ZoneId zone) {
            return until.epochDay(zone);
        }

        @Override
        public long roughDay() {
            return until.roughDay();
        }

        @Override
        public boolean isCertainlyAfter(DateOrInstant other, ZoneId zone) {
            return !equals(other) && !start(zone).isBefore(other.end(zone));
        }

        @Override
        public String toString() {
            return from.toString() + SEPARATOR + until;
        }
    }

    /** Returns the day of an instant in a zone as days since 1970-01-01. */
    static long epochDay(Instant at, ZoneId zone) {
        return Math.floorDiv(at.getEpochSecond() + ZoneDays.of(zone).offset(at), Day.SECONDS);
    }

    static DateOrInstant of(Instant at) {
        return new Exact(at);
    }

    static DateOrInstant of(LocalDate day) {
        return new Day(day);
    }

    /**
     * Parses an ISO-8601 date ({@code 2026-03-12}) or an instant with its offset ({@code 2026-03-12T10:00:00Z}).
     *
     * @throws InvalidInput with an empty field if the text is neither
     */
    static DateOrInstant parse(String text) {
        try {
            LocalDate day = FastTimeParser.day(text);
            if (day != null) {
                return new Day(day);
            }
            Instant instant = FastTimeParser.instant(text);
            if (instant != null) {
                return new Exact(instant);
            }
            return text.length() <= 10
                    ? new Day(LocalDate.parse(text))
                    : new Exact(OffsetDateTime.parse(text.replace(' ', 'T')).toInstant());
        } catch (DateTimeException e) {
            throw new InvalidInput(
                    "",
                    "\"" + FactConstraints.shorten(text)
                            + "\" is neither a date such as 2026-03-12 nor an instant such as "
                            + "2026-03-12T10:00:00Z or 2026-03-12T12:00:00+02:00" + DateHint.of(text));
        }
    }

    /**
     * Parses a promise: a date, an instant, or an interval of ISO 8601 such as {@code 2026-11-20/2026-11-24}.
     *
     * @throws InvalidInput with an empty field if the text is none of them
     */
    static DateOrInstant parsePromise(String text) {
        int middle = text.indexOf(Span.SEPARATOR);
        return middle < 0 ? parse(text) : new Span(parse(text.substring(0, middle)), parse(text.substring(middle + 1)));
    }

    /**
     * Returns whether this time is certainly later than another one. A day ends before anything that is later begins,
     * and two equal times are the same time. The zone is needed only for times around the same day; this is asked about
     * most records when they are read.
     */
    default boolean isCertainlyAfter(DateOrInstant other, ZoneId zone) {
        long days = roughDay() - other.roughDay();
        return days > 2 * MARGIN_DAYS
                || days >= -2 * MARGIN_DAYS && !equals(other) && !start(zone).isBefore(other.end(zone));
    }

    /** Returns whether this time has been reached by {@code now}. A day is reached when it begins. */
    default boolean hasCome(Instant now, ZoneId zone) {
        return !start(zone).isAfter(now);
    }
}
