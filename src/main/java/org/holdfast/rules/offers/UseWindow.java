package org.holdfast.rules.offers;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;

/**
 * The time within which uses are counted: for ever, a calendar unit, or a number of days that end today.
 *
 * @param unit {@code null} if not counted by calendar units
 * @param days number of days including today; 0 if not counted by days
 */
public record UseWindow(@Nullable Unit unit, int days) {

    public static final UseWindow FOREVER = new UseWindow(null, 0);

    /** Calendar units in the customer's time zone; weeks begin on Monday. */
    public enum Unit {
        DAY(1),
        WEEK(7),
        MONTH(31),
        YEAR(366);

        private final int longest;

        Unit(int longest) {
            this.longest = longest;
        }

        LocalDate first(LocalDate day) {
            return switch (this) {
                case DAY -> day;
                case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                case MONTH -> day.withDayOfMonth(1);
                case YEAR -> day.withDayOfYear(1);
            };
        }

        LocalDate next(LocalDate day) {
            LocalDate first = first(day);
            return switch (this) {
                case DAY -> first.plusDays(1);
                case WEEK -> first.plusWeeks(1);
                case MONTH -> first.plusMonths(1);
                case YEAR -> first.plusYears(1);
            };
        }

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    public static UseWindow ofDays(int days) {
        return new UseWindow(null, days);
    }

    public static UseWindow of(Unit unit) {
        return new UseWindow(unit, 0);
    }

    public boolean isForever() {
        return unit == null && days == 0;
    }

    /** Returns whether a use on a day counts on a later one. */
    public boolean includes(LocalDate use, LocalDate today) {
        if (unit != null) {
            return !use.isBefore(unit.first(today));
        }
        return days == 0 || use.isAfter(today.minusDays(days));
    }

    /** Returns the first day on which a use no longer counts; {@code null} if it counts for ever. */
    public @Nullable LocalDate end(LocalDate use) {
        if (unit != null) {
            return unit.next(use);
        }
        return days == 0 ? null : use.plusDays(days);
    }

    /** Returns the maximum length in days; 0 if it is unlimited. */
    int longestDays() {
        return unit == null ? days : unit.longest;
    }

    /** Returns a word for the kind of window, by which texts choose their words. */
    public String kind() {
        if (unit != null) {
            return unit.toString();
        }
        return days == 0 ? "ever" : "days";
    }

    /** Returns the window as it is written in {@code actions.yaml}; {@code ever} if it is not written. */
    @Override
    public String toString() {
        return unit == null && days > 0 ? days + (days == 1 ? " day" : " days") : kind();
    }
}
