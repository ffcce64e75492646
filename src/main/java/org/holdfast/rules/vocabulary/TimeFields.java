package org.holdfast.rules.vocabulary;

import static org.holdfast.rules.vocabulary.ValueType.CLOCK;
import static org.holdfast.rules.vocabulary.ValueType.DAY;
import static org.holdfast.rules.vocabulary.ValueType.FLAG;
import static org.holdfast.rules.vocabulary.ValueType.INTEGER;
import static org.holdfast.rules.vocabulary.ValueType.MOMENT;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.calendar.CalendarUnit;
import org.holdfast.loyalty.calendar.Weekday;
import org.holdfast.loyalty.calendar.WorkingDays;
import org.holdfast.rules.vocabulary.drift.Drift;
import org.jspecify.annotations.Nullable;

/**
 * The times of a kind of thing: beside each number of days there is the day itself in the customer's zone, and the
 * whole hours where the time can be an instant. A field is computed only when a rule reads it.
 */
final class TimeFields<T> {

    /** Ending of the day of a time. */
    private static final String ON = "On";
    /** From one day to the next, the day a month ago moves on by at most so many: from 28 February to 1 March. */
    private static final int LEAP = 4;

    private final Entity.Builder<T> builder;

    private TimeFields(Entity.Builder<T> builder) {
        this.builder = builder;
    }

    static <T> TimeFields<T> of(Entity.Builder<T> builder) {
        return new TimeFields<>(builder);
    }

    /** Adds day and hours of what has happened {@code …DaysAgo}. */
    TimeFields<T> past(String stem, String what, Function<T, @Nullable DateOrInstant> time) {
        return past(stem + ON, stem + Vocabulary.HOURS_AGO, stem + Vocabulary.DAYS_AGO, what, time);
    }

    /** Adds day and hours of what happened {@code daysAgo}. */
    TimeFields<T> happened(String what, Function<T, @Nullable DateOrInstant> time) {
        return past("happenedOn", "hoursAgo", "daysAgo", what, time);
    }

    private TimeFields<T> past(
            String day, String hours, String days, String what, Function<T, @Nullable DateOrInstant> time) {
        ago(day, days, what);
        Field past = builder.named(days);
        builder.inContext(hours, INTEGER, "whole hours since " + what, (thing, view) -> {
                    Instant at = past.value(thing, view) == null ? null : exact(time.apply(thing));
                    return at == null ? null : hours(at, view.asOf());
                })
                .drift(Drift.hoursSince(exactly(time)))
                .implies(day, days);
        return this;
    }

    /** Adds day and hours of what is to happen {@code …InDays}. */
    TimeFields<T> coming(String stem, String what, Function<T, @Nullable DateOrInstant> time) {
        return ahead(stem + ON, stem + Vocabulary.IN_DAYS, what)
                .hoursUntil(stem + Vocabulary.IN_HOURS, stem + ON, what, time);
    }

    /**
     * Adds the whole hours until a time; those until a span are the hours until its end.
     *
     * @param day name of the field with its day
     */
    TimeFields<T> hoursUntil(String name, String day, String what, Function<T, @Nullable DateOrInstant> time) {
        Field known = builder.named(day);
        builder.inContext(name, INTEGER, "whole hours until " + what, (thing, view) -> {
                    Instant at = known.value(thing, view) == null ? null : exact(time.apply(thing));
                    return at == null ? null : hours(view.asOf(), at);
                })
                .drift(Drift.hoursUntil(exactly(time)))
                .signed()
                .implies(day);
        return this;
    }

    @SuppressWarnings("unchecked")
    private static <T> Function<Object, @Nullable Instant> exactly(Function<T, @Nullable DateOrInstant> time) {
        return thing -> exact(time.apply((T) thing));
    }

    /** Adds the day of a number of days since then. */
    TimeFields<T> ago(String name, String days, String what) {
        return day(name, days, what, -1);
    }

    /** Adds the day of a number of days until then. */
    TimeFields<T> ahead(String name, String days, String what) {
        return day(name, days, what, 1);
    }

    private TimeFields<T> day(String name, String days, String what, int sign) {
        Field number = builder.named(days);
        builder.inContext(name, DAY, "day on which " + what, (thing, view) -> {
            Integer found = (Integer) number.value(thing, view);
            return found == null ? null : view.today().plusDays((long) sign * found);
        });
        // A day that days are counted to or from stays; the next of several, such as a birthday, does not.
        boolean stays = number.drift().equals(Drift.UP) || number.drift().equals(Drift.DOWN);
        builder.drift(stays ? Drift.STEADY : Drift.DAILY);
        together(number, builder.named(name));
        return this;
    }

    /** Declares that two fields are known together. */
    private void together(Field one, Field other) {
        builder.put(one.withImplied(with(one.implies(), other.name())));
        builder.put(other.withImplied(with(one.implies(), one.name())));
        if (one.always()) {
            builder.always();
        }
    }

    private static Set<String> with(Set<String> names, String more) {
        return Stream.concat(names.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the instant of a time, of a span its end; {@code null} if only the day is known. */
    static @Nullable Instant exact(@Nullable DateOrInstant time) {
        if (time instanceof DateOrInstant.Span span) {
            return exact(span.until());
        }
        return time instanceof DateOrInstant.Exact exact ? exact.at() : null;
    }

    /** Returns the whole hours from one moment to another, rounded down; negative if the other is before it. */
    static Integer hours(Instant from, Instant until) {
        return (int) Math.floorDiv(
                Duration.between(from, until).toMillis(), Duration.ofHours(1).toMillis());
    }

    /** Adds the calendar and the clock of the moment of a decision to the fields of customers. */
    static void addCalendar(Entity.Builder<CustomerView> customer) {
        now(customer);
        for (CalendarUnit unit : CalendarUnit.values()) {
            starts(customer, unit);
        }
        distances(customer);
    }

    private static void now(Entity.Builder<CustomerView> customer) {
        customer.field("now", MOMENT, "the day and the time where they live, to the minute", CustomerView::now)
                .always()
                .field("clock", CLOCK, "the time of day where they live, to the minute", CustomerView::clock)
                .always()
                .choice("weekday", Weekday.class, "today's day of the week", view -> Weekday.of(view.today()))
                .drift(Drift.DAILY)
                .always()
                .field(
                        "weekend",
                        FLAG,
                        "today belongs to the weekend where they live",
                        view -> WorkingDays.of(view.facts().country()).isWeekend(view.today()))
                .drift(Drift.DAILY)
                .always()
                .field(
                        "dayOfMonth",
                        INTEGER,
                        "today's day of the month, 1 to 31",
                        view -> view.today().getDayOfMonth())
                .always()
                .field(
                        "lastDayOfMonth",
                        FLAG,
                        "today is the last day of the month",
                        view -> view.today()
                                .equals(view.today().withDayOfMonth(view.today().lengthOfMonth())))
                .drift(Drift.DAILY)
                .always()
                .field(
                        "month",
                        INTEGER,
                        "the month, 1 to 12",
                        view -> view.today().getMonthValue())
                .always()
                .field("isoWeek", INTEGER, "number of the week by ISO 8601, 1 to 53", TimeFields::week)
                .always()
                .field("evenWeek", FLAG, "the number of the week is even", view -> week(view) % 2 == 0)
                .drift(Drift.DAILY)
                .always();
    }

    private static Integer week(CustomerView view) {
        return view.today().get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    private static void starts(Entity.Builder<CustomerView> customer, CalendarUnit unit) {
        start(customer, unit, "", "this", 0);
        start(customer, unit, "Last", "last", -1);
        start(customer, unit, "Next", "next", 1);
        start(customer, unit, "AfterNext", "the second next", 2);
    }

    private static void start(
            Entity.Builder<CustomerView> customer, CalendarUnit unit, String prefix, String which, int shift) {
        String word = unit.name().toLowerCase(Locale.ROOT);
        String name = "startOf" + prefix + Character.toUpperCase(word.charAt(0)) + word.substring(1);
        customer.field(
                        name,
                        DAY,
                        "first day of " + which + " " + word,
                        view -> unit.plus(unit.start(view.today()), shift))
                .drift(Drift.DAILY)
                .always();
    }

    private static void distances(Entity.Builder<CustomerView> customer) {
        distance(customer, "weeksAgo", "today that many weeks ago", CalendarUnit.WEEK, -1);
        distance(customer, "monthsAgo", "today that many months ago", CalendarUnit.MONTH, -1);
        distance(customer, "yearsAgo", "today that many years ago", CalendarUnit.YEAR, -1);
        distance(customer, "inWeeks", "today in that many weeks", CalendarUnit.WEEK, 1);
        distance(customer, "inMonths", "today in that many months", CalendarUnit.MONTH, 1);
        distance(customer, "inYears", "today in that many years", CalendarUnit.YEAR, 1);
    }

    private static void distance(
            Entity.Builder<CustomerView> customer, String name, String meaning, CalendarUnit unit, int sign) {
        customer.inDays(name, DAY, meaning, (view, units) -> unit.plus(view.today(), sign * units))
                .measureDrift(name, Drift.upBy(view -> LEAP));
    }
}
