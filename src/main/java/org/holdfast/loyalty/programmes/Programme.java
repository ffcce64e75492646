package org.holdfast.loyalty.programmes;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A loyalty programme that we keep. Its terms can change from one day to the next; an order counts under those of its
 * own day.
 */
public final class Programme {

    private final String name;
    private final NavigableMap<LocalDate, Terms> terms;

    /** @param terms by the day from which they hold; at least one */
    public Programme(String name, Map<LocalDate, Terms> terms) {
        this.name = name;
        this.terms = new TreeMap<>(terms);
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("A programme without terms");
        }
    }

    public String name() {
        return name;
    }

    /** The first day of all. */
    public LocalDate begins() {
        return terms.firstKey();
    }

    /** {@code null} before it begins. */
    public @Nullable Terms on(LocalDate day) {
        Map.Entry<LocalDate, Terms> entry = terms.floorEntry(day);
        return entry == null ? null : entry.getValue();
    }

    /** All terms there ever were or will be, in the order of their days. */
    public Collection<Terms> terms() {
        return Collections.unmodifiableCollection(terms.values());
    }

    /** The days on which terms change. */
    Iterable<LocalDate> changes() {
        return terms.keySet();
    }

    @Override
    public String toString() {
        return name;
    }
}
