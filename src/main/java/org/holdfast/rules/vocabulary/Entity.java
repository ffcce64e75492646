package org.holdfast.rules.vocabulary;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;

/** A kind of thing rules can speak of, with its fields, measures and lists. */
public final class Entity {

    private final String name;
    private final Class<?> type;
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final Map<String, ParameterisedField> measures = new LinkedHashMap<>();
    private final Map<String, ListField> items = new LinkedHashMap<>();

    Entity(String name, Class<?> type) {
        this.name = name;
        this.type = type;
    }

    /** As it is written in a rule: {@code Order}. */
    public String name() {
        return name;
    }

    public Class<?> type() {
        return type;
    }

    public @Nullable Field field(String name) {
        return fields.get(name);
    }

    public @Nullable ParameterisedField measure(String name) {
        return measures.get(name);
    }

    public @Nullable ListField items(String name) {
        return items.get(name);
    }

    public Collection<Field> fields() {
        return Collections.unmodifiableCollection(fields.values());
    }

    public Collection<ParameterisedField> measures() {
        return Collections.unmodifiableCollection(measures.values());
    }

    public Collection<ListField> items() {
        return Collections.unmodifiableCollection(items.values());
    }

    @Override
    public String toString() {
        return name;
    }

    /** Fills an entity while the vocabulary is set up; the type parameter spares casts there. */
    static final class Builder<T> {

        private final Entity entity;
        private Field last;

        Builder(String name, Class<T> type) {
            entity = new Entity(name, type);
        }

        Builder<T> field(String name, ValueType type, String meaning, Function<T, @Nullable Object> read) {
            return field(name, type, meaning, read, read);
        }

        Builder<T> field(
                String name,
                ValueType type,
                String meaning,
                Function<T, @Nullable Object> read,
                Function<T, @Nullable Object> show) {
            return put(new Field(name, type, meaning, erase(read), erase(show), List.of()));
        }

        private Builder<T> put(Field field) {
            last = field;
            entity.fields.put(field.name(), field);
            return this;
        }

        /** The field just named is known for everything of this kind. */
        Builder<T> always() {
            return put(last.knownAlways());
        }

        /** Whenever the field just named is known, so are these. */
        Builder<T> tells(String... others) {
            return put(last.telling(Set.of(others)));
        }

        /** The field just named can be negative. */
        Builder<T> signed() {
            return put(last.orNegative());
        }

        Builder<T> choice(
                String name, Class<? extends Enum<?>> list, String meaning, Function<T, @Nullable Enum<?>> read) {
            Function<T, @Nullable Object> label = item -> {
                Enum<?> value = read.apply(item);
                return value == null ? null : value.toString();
            };
            List<String> choices =
                    Arrays.stream(list.getEnumConstants()).map(EnumLabels::of).toList();
            return put(new Field(name, ValueType.TEXT, meaning, erase(label), erase(label), choices));
        }

        Builder<T> inDays(String name, ValueType type, String meaning, InDays<T> read) {
            return inDays(name, type, meaning, false, read);
        }

        /** By how many percent a figure fell from a time of so many days to the next; negative when it rose. */
        Builder<T> drop(String name, String meaning, InDays<T> read) {
            return inDays(name, ValueType.DECIMAL, meaning, true, read);
        }

        private Builder<T> inDays(String name, ValueType type, String meaning, boolean signed, InDays<T> read) {
            entity.measures.put(
                    name,
                    new ParameterisedField(
                            name,
                            List.of(ValueType.INTEGER),
                            type,
                            meaning,
                            signed,
                            (item, arguments) -> read.in(cast(item), (Integer) arguments.get(0))));
            return this;
        }

        Builder<T> items(String name, Entity element, String meaning, Function<T, @Nullable List<?>> read) {
            entity.items.put(name, new ListField(name, element, meaning, item -> read.apply(cast(item))));
            return this;
        }

        Entity build() {
            return entity;
        }

        private Function<Object, @Nullable Object> erase(Function<T, @Nullable Object> read) {
            return item -> read.apply(cast(item));
        }

        @SuppressWarnings("unchecked")
        private T cast(Object item) {
            return (T) item;
        }

        /** A figure over the last so many days. */
        @FunctionalInterface
        interface InDays<T> {
            @Nullable
            Object in(T item, int days);
        }
    }
}
