package org.holdfast.rules.vocabulary;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.holdfast.rules.vocabulary.drift.Drift;
import org.jspecify.annotations.Nullable;

/**
 * A list of things that belong to another thing, such as the orders of a customer.
 *
 * @param element the entity of the items
 * @param read returns the items, or {@code null} if they are unknown
 * @param openEnded whether an item stands for any number of things of which little is known, such as the articles of an
 *     order without lines; {@code null} if there are no such items
 * @param drift how the list changes by time alone: steady, or daily
 */
public record ListField(
        String name,
        Entity element,
        String meaning,
        Function<Object, @Nullable List<?>> read,
        @Nullable Predicate<Object> openEnded,
        Drift drift) {

    ListField(String name, Entity element, String meaning, Function<Object, @Nullable List<?>> read) {
        this(name, element, meaning, read, null, Drift.STEADY);
    }

    ListField withDrift(Drift other) {
        return new ListField(name, element, meaning, read, openEnded, other);
    }

    ListField withOpenEnded(Predicate<Object> other) {
        return new ListField(name, element, meaning, read, other, drift);
    }

    ListField of(Entity other) {
        return other == element ? this : new ListField(name, other, meaning, read, openEnded, drift);
    }

    /** Returns whether an item stands for any number of things, perhaps none. */
    public boolean isOpenEnded(Object item) {
        return openEnded != null && openEnded.test(item);
    }

    /** Returns the items that are things, each for itself; none if they are unknown. */
    public List<?> things(Object owner) {
        List<?> items = read.apply(owner);
        if (items == null) {
            return List.of();
        }
        return openEnded == null || items.stream().noneMatch(openEnded)
                ? items
                : items.stream().filter(item -> !openEnded.test(item)).toList();
    }
}
