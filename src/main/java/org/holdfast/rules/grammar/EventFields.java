package org.holdfast.rules.grammar;

import java.util.Optional;
import java.util.stream.Stream;
import org.holdfast.rules.vocabulary.Entity;
import org.holdfast.rules.vocabulary.Field;
import org.jspecify.annotations.Nullable;

/**
 * The fields that say when something happens; each is {@code null} if there is none.
 *
 * @param on the day
 */
record EventFields(
        @Nullable String on,
        @Nullable Past daysAgo,
        @Nullable Past hoursAgo,
        @Nullable String inDays,
        @Nullable String inHours) {

    /**
     * A field that counts backwards.
     *
     * @param signed whether it is negative for what is to come
     */
    record Past(String name, boolean signed) {}

    /** Returns the fields of an event, such as {@code placedOn} and {@code placedDaysAgo} of {@code placed}. */
    static EventFields of(String stem, Entity entity) {
        EventStem names = new EventStem(stem);
        Field on = entity.field(names.on());
        Field daysAgo = entity.field(names.daysAgo());
        return new EventFields(
                on == null ? null : on.name(),
                past(daysAgo),
                past(entity.field(names.hoursAgo())),
                name(entity.field(names.inDays())),
                name(entity.field(names.inHours())));
    }

    /** Returns whether something can be said about the time. */
    boolean any() {
        return on != null || daysAgo != null || hoursAgo != null || inDays != null || inHours != null;
    }

    /** Returns the names of all fields. */
    Stream<String> names() {
        Stream<String> past = Stream.of(Optional.ofNullable(daysAgo), Optional.ofNullable(hoursAgo))
                .flatMap(Optional::stream)
                .map(Past::name);
        Stream<String> other = Stream.of(
                        Optional.ofNullable(on), Optional.ofNullable(inDays), Optional.ofNullable(inHours))
                .flatMap(Optional::stream);
        return Stream.concat(past, other);
    }

    private static @Nullable Past past(@Nullable Field field) {
        return field == null ? null : new Past(field.name(), field.signed());
    }

    private static @Nullable String name(@Nullable Field field) {
        return field == null ? null : field.name();
    }
}
