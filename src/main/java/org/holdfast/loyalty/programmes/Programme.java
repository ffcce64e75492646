package org.holdfast.loyalty.programmes;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A loyalty programme kept by Holdfast. Its terms may change from one day to the next; an order is subject to the terms
 * of the day on which it counts.
 */
public final class Programme {

    private final String name;
    private final NavigableMap<LocalDate, Terms> terms;

    /**
     * Creates a programme.
     *
     * @param terms terms by the day from which they apply; at least one
     */
    public Programme(String name, Map<LocalDate, Terms> terms) {
        this.name = name;
        this.terms = new TreeMap<>(terms);
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("A programme needs terms");
        }
    }

    public String name() {
        return name;
    }

    /** Returns the first day of the programme. */
    public LocalDate begins() {
        return terms.firstKey();
    }

    /** Returns the terms on a day; {@code null} before the programme begins. */
    public @Nullable Terms on(LocalDate day) {
        // Asked for every order, so without an entry of its own for each answer.
        LocalDate since = terms.floorKey(day);
        return since == null ? null : terms.get(since);
    }

    /** Returns all past, current and future terms, in chronological order. */
    public Collection<Terms> terms() {
        return Collections.unmodifiableCollection(terms.values());
    }

    /** Returns the days on which the terms change. */
    public Set<LocalDate> changes() {
        return Collections.unmodifiableSet(terms.keySet());
    }

    /** Returns whether units of this kind were, are or will be earned. */
    boolean earns(LedgerUnit unit) {
        for (Terms each : terms.values()) {
            if (each.earning(unit) != null) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return name;
    }
}
