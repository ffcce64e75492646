package org.holdfast.loyalty.calendar;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Public holidays of countries, from the calendars of Jollyday. Regional holidays are ignored, because the customer's
 * region is unknown. Results are cached. Thread-safe.
 */
public final class Holidays {

    private static final Set<String> COUNTRIES = countries();
    private static final Map<String, Map<LocalDate, String>> YEARS = new ConcurrentHashMap<>();
    /** Maximum number of cached years over all countries; when it is exceeded, the cache is cleared. */
    private static final int MAX_CACHED_YEARS = 2_000;

    private Holidays() {}

    /** Returns whether there is a calendar for the country (two-letter ISO 3166 code). */
    public static boolean knows(@Nullable String country) {
        return country != null && COUNTRIES.contains(country.toLowerCase(Locale.ROOT));
    }

    /**
     * Returns the public holiday on that day, such as {@code new-year} or {@code first-christmas-day}; empty on other
     * days. Of several holidays, the first by name is returned.
     *
     * @throws IllegalArgumentException if there is no calendar for the country
     */
    public static Optional<String> on(LocalDate day, String country) {
        if (!knows(country)) {
            throw new IllegalArgumentException("No calendar for " + country);
        }
        if (YEARS.size() > MAX_CACHED_YEARS) {
            YEARS.clear();
        }
        String calendar = country.toLowerCase(Locale.ROOT);
        return Optional.ofNullable(YEARS.computeIfAbsent(calendar + day.getYear(), key -> year(calendar, day.getYear()))
                .get(day));
    }

    /**
     * Returns all public holidays of a year. If a holiday on a weekend is substituted by another day, both days are
     * included.
     *
     * @throws IllegalArgumentException if there is no calendar for the country
     */
    static Set<LocalDate> of(int year, String country) {
        if (!knows(country)) {
            throw new IllegalArgumentException("No calendar for " + country);
        }
        Set<LocalDate> days = new TreeSet<>();
        for (Holiday holiday : all(country.toLowerCase(Locale.ROOT), year)) {
            if (holiday.getType() == HolidayType.PUBLIC_HOLIDAY) {
                days.add(holiday.getActualDate());
                days.add(holiday.getDate());
                holiday.getObservedDate().ifPresent(days::add);
            }
        }
        return days;
    }

    private static Map<LocalDate, String> year(String calendar, int year) {
        Map<LocalDate, String> days = new ConcurrentHashMap<>();
        for (Holiday holiday : all(calendar, year)) {
            if (holiday.getType() == HolidayType.PUBLIC_HOLIDAY) {
                days.merge(
                        holiday.getDate(),
                        label(holiday.getPropertiesKey()),
                        (one, other) -> one.compareTo(other) <= 0 ? one : other);
            }
        }
        return days;
    }

    /**
     * Asks Jollyday, one thread at a time: while one of its threads looks for the parts of the library for the first
     * time, another one finds none (2.19.0).
     */
    private static synchronized Set<Holiday> all(String calendar, int year) {
        return HolidayManager.getInstance(ManagerParameters.create(calendar)).getHolidays(Year.of(year));
    }

    private static String label(String key) {
        return key.toLowerCase(Locale.ROOT)
                .replace('_', '-')
                .replaceFirst("^christian\\.|^islamic\\.|^ethiopian\\.|^hebrew\\.", "");
    }

    private static Set<String> countries() {
        Set<String> countries = new TreeSet<>();
        HolidayManager.getSupportedCalendarCodes().forEach(code -> countries.add(code.toLowerCase(Locale.ROOT)));
        return countries;
    }
}
