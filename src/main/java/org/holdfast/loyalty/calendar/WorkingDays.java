package org.holdfast.loyalty.calendar;

import com.ibm.icu.util.Calendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The working days of a country, which exclude its weekend and its public holidays. Weekends are those of the Unicode
 * CLDR, holidays those of {@link Holidays}; regional holidays are ignored. Days are represented as days since
 * 1970-01-01. Thread-safe.
 */
public final class WorkingDays {

    private static final int WEEK = 7;
    /** Offset of 1970-01-01, a Thursday, from the preceding Monday. */
    private static final int THURSDAY = 3;

    private static final int HOLIDAY_YEARS_FROM = 1900;
    private static final int HOLIDAY_YEARS_UNTIL = 2200;
    private static final Map<String, WorkingDays> BY_COUNTRY = new ConcurrentHashMap<>();

    /** Mondays to Fridays without holidays, for customers whose country is unknown. */
    public static final WorkingDays MONDAY_TO_FRIDAY =
            new WorkingDays(EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), null);

    /** Number of working days among the first n days of a week that begins on Monday, for n from 0 to 7. */
    private final int[] upTo = new int[WEEK + 1];

    private final boolean[] working = new boolean[WEEK];
    private final @Nullable String country;
    /** Holidays that fall on regular working days, in ascending order, by year. */
    private final Map<Integer, long[]> holidays = new ConcurrentHashMap<>();

    private WorkingDays(Set<DayOfWeek> weekend, @Nullable String country) {
        this.country = country;
        for (int day = 0; day < WEEK; day++) {
            working[day] = !weekend.contains(DayOfWeek.of(day + 1));
            upTo[day + 1] = upTo[day] + (working[day] ? 1 : 0);
        }
    }

    /**
     * Returns the working days of a country.
     *
     * @param country two-letter ISO 3166 code; {@code null} if unknown
     */
    public static WorkingDays of(@Nullable String country) {
        return country == null
                ? MONDAY_TO_FRIDAY
                : BY_COUNTRY.computeIfAbsent(
                        country.toUpperCase(Locale.ROOT),
                        each -> new WorkingDays(weekend(each), Holidays.knows(each) ? each : null));
    }

    private static Set<DayOfWeek> weekend(String country) {
        Calendar.WeekData week = Calendar.getWeekDataForRegion(country);
        Set<DayOfWeek> weekend = EnumSet.noneOf(DayOfWeek.class);
        for (DayOfWeek day = day(week.weekendOnset); ; day = day.plus(1)) {
            weekend.add(day);
            if (day == day(week.weekendCease)) {
                return weekend;
            }
        }
    }

    /** Converts a day of the week of ICU, which counts from Sunday = 1. */
    private static DayOfWeek day(int icu) {
        return icu == Calendar.SUNDAY ? DayOfWeek.SUNDAY : DayOfWeek.of(icu - 1);
    }

    /** Returns whether a day belongs to the weekend, whatever its holidays. */
    public boolean isWeekend(LocalDate day) {
        return !working[day.getDayOfWeek().ordinal()];
    }

    /** Returns the number of working days after the first day, up to and including the last. */
    public int between(long first, long last) {
        return last <= first ? 0 : (int) (weekdays(last) - weekdays(first)) - holidays(first, last);
    }

    /** Returns the first day by which the given number of working days have passed after the first day. */
    public long after(long first, int days) {
        long day = first + days;
        for (int missing = days - between(first, day); missing > 0; missing = days - between(first, day)) {
            day += missing;
        }
        return day;
    }

    /** Returns the number of working days, ignoring holidays, since a fixed Monday. */
    private long weekdays(long day) {
        long shifted = day + THURSDAY;
        return Math.floorDiv(shifted, (long) WEEK) * upTo[WEEK] + upTo[Math.floorMod(shifted, WEEK) + 1];
    }

    private int holidays(long first, long last) {
        if (country == null) {
            return 0;
        }
        int count = 0;
        int until = Math.min(LocalDate.ofEpochDay(last).getYear(), HOLIDAY_YEARS_UNTIL);
        for (int year = Math.max(LocalDate.ofEpochDay(first).getYear(), HOLIDAY_YEARS_FROM); year <= until; year++) {
            long[] days = holidays.computeIfAbsent(year, this::holidaysOf);
            count += upTo(days, last) - upTo(days, first);
        }
        return count;
    }

    private long[] holidaysOf(int year) {
        // The substitute for New Year's Day of the next year may fall in this year.
        return IntStream.rangeClosed(year - 1, year + 1)
                .boxed()
                .flatMap(each -> Holidays.of(each, String.valueOf(country)).stream())
                .distinct()
                .filter(day ->
                        day.getYear() == year && working[day.getDayOfWeek().ordinal()])
                .mapToLong(LocalDate::toEpochDay)
                .sorted()
                .toArray();
    }

    private static int upTo(long[] days, long day) {
        int place = Arrays.binarySearch(days, day);
        return place >= 0 ? place + 1 : -place - 1;
    }
}
