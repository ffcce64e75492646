package org.holdfast.loyalty.programmes.earning;

import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;

/** When units expire that last as long as the customer earns or spends. */
public final class IdleEnds {

    /** The end of what counts from an active day on. */
    private final NavigableMap<LocalDate, LocalDate> ends = new TreeMap<>();

    private final int months;

    /**
     * Creates the ends.
     *
     * @param active days on which the customer earned or spent
     * @param months months without either after which units expire
     */
    public IdleEnds(NavigableSet<LocalDate> active, int months) {
        this.months = months;
        active.descendingSet().forEach(day -> ends.put(day, after(day)));
    }

    /** Returns the first day on which units are no longer available that count from a day on. */
    public LocalDate after(LocalDate day) {
        LocalDate end = day.plusMonths(months);
        Map.Entry<LocalDate, LocalDate> next = ends.higherEntry(day);
        return next == null || !next.getKey().isBefore(end) ? end : next.getValue();
    }
}
