package org.holdfast.facts.validation;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A time as a CRM tells it: to the instant, or only the day. A day means the whole calendar day in the customer's time
 * zone; as a deadline it ends with that day.
 */
public sealed interface DateOrInstant {

    /**
     * Two clocks may differ this much before what they say is believed to be different, or impossible: carriers scan a
     * parcel up to two hours before the shop has stored the order, and local time written down as UTC is up to three
     * hours off between Vienna and Moscow.
     */
    Duration CLOCK_TOLERANCE = Duration.ofHours(3);

    /** The first year we believe. */
    int FIRST_YEAR = 1900;
    /** The last year we believe: a date in the year 20224 is a slip of the pen. */
    int LAST_YEAR = 2200;

    /** The earliest instant it can mean. */
    Instant start(ZoneId zone);

    /** The instant from which it is over: the instant itself, or the end of the day. */
    Instant end(ZoneId zone);

    /** The calendar day in the zone. */
    LocalDate day(ZoneId zone);

    /** Days since 1970-01-01 in the zone, for arithmetic without objects. */
    long epochDay(ZoneId zone);

    /** Known to the instant. */
    record Exact(Instant at) implements DateOrInstant {

        public Exact {
            int year = at.atZone(ZoneOffset.UTC).getYear();
            if (year < FIRST_YEAR || year > LAST_YEAR) {
                throw new InvalidInput(
                        "", "lies in the year " + year + "; expected " + FIRST_YEAR + " to " + LAST_YEAR);
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
            int offset = zone.getRules().getOffset(at).getTotalSeconds();
            return Math.floorDiv(at.getEpochSecond() + offset, 86_400L);
        }

        @Override
        public String toString() {
            return at.toString();
        }
    }

    /** Known to the day. */
    record Day(LocalDate date) implements DateOrInstant {

        public Day {
            if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
                throw new InvalidInput(
                        "", "lies in the year " + date.getYear() + "; expected " + FIRST_YEAR + " to " + LAST_YEAR);
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
        public String toString() {
            return date.toString();
        }
    }

    static DateOrInstant of(Instant at) {
        return new Exact(at);
    }

    static DateOrInstant of(LocalDate day) {
        return new Day(day);
    }

    /**
     * Reads an ISO-8601 date ({@code 2026-03-12}) or an instant with its offset ({@code 2026-03-12T10:00:00Z}).
     *
     * @throws InvalidInput with an empty field when it is neither
     */
    static DateOrInstant parse(String text) {
        try {
            Instant usual = FastInstantParser.instant(text);
            if (usual != null) {
                return new Exact(usual);
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

    /** Whether it has come by {@code now}: a day has come when it begins. */
    default boolean hasCome(Instant now, ZoneId zone) {
        return !start(zone).isAfter(now);
    }
}
