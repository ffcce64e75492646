package org.holdfast.rules.limits;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The values of one limit over time. Each value applies from its day until the day of the next value. */
public final class Timeline<T> {

    private final NavigableMap<LocalDate, EffectiveFrom<T>> values = new TreeMap<>();

    private Timeline(Collection<EffectiveFrom<T>> values) {
        values.forEach(each -> this.values.put(each.from(), each));
    }

    public static <T> Timeline<T> of(Collection<EffectiveFrom<T>> values) {
        return new Timeline<>(values);
    }

    public static <T> Timeline<T> empty() {
        return new Timeline<>(List.of());
    }

    /** Returns the value that applies on a day; {@code null} before the first value. */
    public @Nullable T on(LocalDate day) {
        var entry = values.floorEntry(day);
        return entry == null ? null : entry.getValue().value();
    }

    public T on(LocalDate day, T otherwise) {
        T value = on(day);
        return value == null ? otherwise : value;
    }

    /** Returns all values in chronological order. */
    public Collection<EffectiveFrom<T>> all() {
        return List.copyOf(values.values());
    }
}
