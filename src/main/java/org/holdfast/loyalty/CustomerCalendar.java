package org.holdfast.loyalty;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import org.holdfast.facts.validation.DateOrInstant;
import org.jspecify.annotations.Nullable;

/**
 * Counting days in the customer's time zone. Days are given as days since 1970-01-01, which makes them cheap to
 * subtract.
 */
final class CustomerCalendar {

    private final EvaluationContext from;
    private final ZoneId zone;
    private final long today;
    private final WorkingDays workingDays;

    /** @param country where the customer lives, ISO 3166; {@code null} where it is unknown */
    CustomerCalendar(EvaluationContext from, ZoneId zone, @Nullable String country) {
        this.from = from;
        this.zone = zone;
        this.today = DateOrInstant.of(from.asOf()).epochDay(zone);
        this.workingDays = from.semantics().countsWorkingDaysOfTheCountry()
                ? WorkingDays.of(country)
                : WorkingDays.MONDAY_TO_FRIDAY;
    }

    long today() {
        return today;
    }

    Semantics semantics() {
        return from.semantics();
    }

    WorkingDays workingDays() {
        return workingDays;
    }

    ZoneId zone() {
        return zone;
    }

    /** The time if it has come, else {@code null}: what lies ahead is not known yet. */
    @Nullable
    DateOrInstant known(@Nullable DateOrInstant time) {
        return time != null && time.hasCome(from.asOf(), zone) ? time : null;
    }

    boolean hasCome(DateOrInstant time) {
        return time.hasCome(from.asOf(), zone);
    }

    /** Whether a deadline lies behind us. */
    boolean isOver(DateOrInstant deadline) {
        return !deadline.end(zone).isAfter(from.asOf());
    }

    long of(DateOrInstant time) {
        return time.epochDay(zone);
    }

    int ago(DateOrInstant time) {
        return (int) (today - time.epochDay(zone));
    }

    @Nullable
    Integer agoIfKnown(@Nullable DateOrInstant time) {
        return time == null || !hasCome(time) ? null : Integer.valueOf(ago(time));
    }

    /** How many days lie between today and the next time this day of the year comes; 0 is today. */
    int untilNext(LocalDate yearly) {
        LocalDate now = LocalDate.ofEpochDay(today);
        // MonthDay puts 29 February on the 28th in other years, which is when most people celebrate.
        LocalDate next = MonthDay.from(yearly).atYear(now.getYear());
        if (next.isBefore(now)) {
            next = MonthDay.from(yearly).atYear(now.getYear() + 1);
        }
        return (int) (next.toEpochDay() - today);
    }

    /**
     * How often a day of the year has come round since the first time; on 28 February for 29 February, in years that
     * lack it.
     */
    int timesRound(LocalDate first) {
        LocalDate now = LocalDate.ofEpochDay(today);
        int years = now.getYear() - first.getYear();
        return MonthDay.from(first).atYear(now.getYear()).isAfter(now) ? years - 1 : years;
    }
}
