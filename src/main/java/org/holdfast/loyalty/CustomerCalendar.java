package org.holdfast.loyalty;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.loyalty.calendar.WorkingDays;
import org.holdfast.loyalty.fulfilment.Viewpoint;
import org.jspecify.annotations.Nullable;

/**
 * Day arithmetic in the customer's time zone. Days are represented as days since 1970-01-01, so that they can be
 * subtracted without allocation.
 */
final class CustomerCalendar {

    private final EvaluationContext context;
    private final Viewpoint viewpoint;
    private final ZoneId zone;
    private final long today;
    private final WorkingDays workingDays;

    /**
     * Creates the calendar of a customer.
     *
     * @param country ISO 3166 code of the country where the customer lives; {@code null} if unknown
     */
    CustomerCalendar(EvaluationContext context, ZoneId zone, @Nullable String country) {
        this.context = context;
        this.zone = zone;
        this.viewpoint = new Viewpoint(context.asOf(), zone);
        this.today = DateOrInstant.of(context.asOf()).epochDay(zone);
        this.workingDays = context.semantics().countsWorkingDaysOfTheCountry()
                ? WorkingDays.of(country)
                : WorkingDays.MONDAY_TO_FRIDAY;
    }

    Viewpoint viewpoint() {
        return viewpoint;
    }

    long today() {
        return today;
    }

    /** Returns the time of day, to the minute. */
    LocalTime clock() {
        return LocalTime.ofInstant(context.asOf(), zone).truncatedTo(ChronoUnit.MINUTES);
    }

    /** Returns the day and the time of day, to the minute; the end of an hour while it happens for the second time. */
    LocalDateTime now() {
        LocalDateTime local = LocalDateTime.ofInstant(context.asOf(), zone);
        ZoneOffsetTransition back = zone.getRules().getTransition(local);
        boolean second = back != null && back.isOverlap() && !context.asOf().isBefore(back.getInstant());
        return (second ? back.getDateTimeBefore() : local).truncatedTo(ChronoUnit.MINUTES);
    }

    Semantics semantics() {
        return context.semantics();
    }

    WorkingDays workingDays() {
        return workingDays;
    }

    ZoneId zone() {
        return zone;
    }

    /** Returns the time if it has been reached, otherwise {@code null}: future events are not known yet. */
    @Nullable
    DateOrInstant known(@Nullable DateOrInstant time) {
        return time != null && time.hasCome(context.asOf(), zone) ? time : null;
    }

    boolean hasCome(DateOrInstant time) {
        return time.hasCome(context.asOf(), zone);
    }

    /** Returns whether a deadline has passed. */
    boolean isOver(DateOrInstant deadline) {
        return !deadline.end(zone).isAfter(context.asOf());
    }

    /** Returns the day of a time. */
    long of(DateOrInstant time) {
        return time.epochDay(zone);
    }

    /** Returns the number of days since a time. */
    int ago(DateOrInstant time) {
        return (int) (today - time.epochDay(zone));
    }

    @Nullable
    Integer agoIfKnown(@Nullable DateOrInstant time) {
        return time == null || !hasCome(time) ? null : Integer.valueOf(ago(time));
    }

    /** Returns the days until the next anniversary of a day; 0 if it is today. */
    int untilNext(MonthDay yearly) {
        LocalDate now = LocalDate.ofEpochDay(today);
        // 29 February falls on the 28th in other years, which is when most people celebrate.
        LocalDate next = yearly.atYear(now.getYear());
        if (next.isBefore(now)) {
            next = yearly.atYear(now.getYear() + 1);
        }
        return (int) (next.toEpochDay() - today);
    }

    /**
     * Returns the number of anniversaries of a date so far. The anniversary of 29 February falls on 28 February in
     * other years.
     */
    int anniversaries(LocalDate first) {
        LocalDate now = LocalDate.ofEpochDay(today);
        int years = now.getYear() - first.getYear();
        return MonthDay.from(first).atYear(now.getYear()).isAfter(now) ? years - 1 : years;
    }
}
