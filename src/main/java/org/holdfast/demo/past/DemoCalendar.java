package org.holdfast.demo.past;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.holdfast.facts.validation.DateOrInstant;

/**
 * The days of the past, counted from {@link #FIRST} to 0, the day on which the demo customers were stored. Customers
 * are decided for at the midnight with which a day begins, so nothing in the past depends on the hour of the first
 * start.
 *
 * @param today the day on which the demo customers were stored, in the company's time zone
 */
record DemoCalendar(LocalDate today, ZoneId zone) {

    static final int FIRST = -120;
    /** The day on which the shipped rule book replaced the one before it. */
    static final int SECOND_PUBLICATION = -60;

    static DemoCalendar around(Instant stored, ZoneId zone) {
        return new DemoCalendar(LocalDate.ofInstant(stored, zone), zone);
    }

    /** Returns the moments at which customers are decided for. */
    List<Instant> moments() {
        return momentsFrom(FIRST);
    }

    List<Instant> momentsFrom(int day) {
        return IntStream.rangeClosed(day, 0).mapToObj(this::start).toList();
    }

    /** Returns the midnight with which a day begins. */
    Instant start(int day) {
        return today.plusDays(day).atStartOfDay(zone).toInstant();
    }

    /** Returns the end of a day, exclusive; of today only its first moment belongs to the past. */
    Instant end(int day) {
        return day == 0 ? start(day) : start(day + 1);
    }

    int dayOf(Instant moment) {
        return dayOf(DateOrInstant.of(moment));
    }

    int dayOf(DateOrInstant time) {
        return (int) (time.epochDay(zone) - today.toEpochDay());
    }
}
