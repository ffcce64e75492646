package org.holdfast.loyalty.programmes.earning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Steps of a scale that are kept for a while after the amount suffices no more: until the end of a year, and for some
 * days of grace.
 */
public final class KeptSteps {

    /** The step that the amount suffices for, from each day on which it changes. */
    private final NavigableMap<LocalDate, Integer> reached;

    /** The days of each step, the lowest first, on which the amount changes and suffices for it. */
    private final List<NavigableSet<LocalDate>> sufficing = new ArrayList<>();

    private final @Nullable Integer years;
    private final int graceDays;

    /**
     * Creates the steps.
     *
     * @param reached step from each day on which it changes, past and future
     * @param years 0 to keep a step to the end of the year in which it was reached, 1 to the end of the next one;
     *     {@code null} for neither
     */
    public KeptSteps(Map<LocalDate, Integer> reached, @Nullable Integer years, int graceDays) {
        this.reached = new TreeMap<>(reached);
        this.reached.forEach((day, step) -> {
            while (sufficing.size() < step) {
                sufficing.add(new TreeSet<>());
            }
            sufficing.subList(0, step).forEach(days -> days.add(day));
        });
        this.years = years;
        this.graceDays = graceDays;
    }

    /** Returns the step on a day. */
    public int on(LocalDate day) {
        LocalDate first = day.minusDays(graceDays);
        if (years != null) {
            first = LocalDate.of(first.getYear() - years, 1, 1);
        }
        Map.Entry<LocalDate, Integer> before = reached.floorEntry(first);
        int kept = before == null ? 0 : before.getValue();
        for (int step = sufficing.size(); step > kept; step--) {
            LocalDate last = sufficing.get(step - 1).floor(day);
            if (last != null && !last.isBefore(first)) {
                return step;
            }
        }
        return kept;
    }

    /** Returns the days after a day, up to another one, on which the step may change. */
    public NavigableSet<LocalDate> changes(LocalDate after, LocalDate until) {
        NavigableSet<LocalDate> days = new TreeSet<>();
        for (LocalDate day : reached.keySet()) {
            days.add(day);
            days.add(day.plusDays(graceDays));
        }
        int begin = after.minusDays(graceDays).getYear();
        for (int year = begin; years != null && year <= until.getYear(); year++) {
            days.add(LocalDate.of(year, 1, 1).plusDays(graceDays));
        }
        return days.subSet(after, false, until, true);
    }

    /** Returns the first day after a day with a lower step; {@code null} if there is none. */
    public @Nullable LocalDate lostOn(LocalDate day) {
        int step = on(day);
        LocalDate last = reached.isEmpty() || reached.lastKey().isBefore(day) ? day : reached.lastKey();
        for (LocalDate each :
                changes(day, last.plusYears(years == null ? 1 : years + 2L).plusDays(graceDays))) {
            if (on(each) < step) {
                return each;
            }
        }
        return null;
    }
}
