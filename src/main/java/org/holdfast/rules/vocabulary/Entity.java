package org.holdfast.rules.vocabulary;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.DatedFact;
import org.holdfast.rules.vocabulary.drift.Drift;
import org.jspecify.annotations.Nullable;

/** A kind of thing that rules can use, such as an order, with its fields, measures and lists. */
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

    /** Returns the name as it is written in a rule, such as {@code Order}. */
    public String name() {
        return name;
    }

    /** Returns the Java class of the things. */
    public Class<?> type() {
        return type;
    }

    /** Returns the field with a name, or {@code null} if there is none. */
    public @Nullable Field field(String name) {
        return fields.get(name);
    }

    /** Returns the measure with a name, or {@code null} if there is none. */
    public @Nullable ParameterisedField measure(String name) {
        return measures.get(name);
    }

    /** Returns the list with a name, or {@code null} if there is none. */
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

    /** Returns whether this is the customer, the root of every rule. */
    public boolean isCustomer() {
        return type == CustomerView.class;
    }

    /**
     * Returns this entity with further fields and lists.
     *
     * @param elements replaces the entities that lists refer to
     */
    Entity with(Collection<Field> moreFields, Collection<ListField> moreLists, UnaryOperator<Entity> elements) {
        Entity copy = new Entity(name, type);
        copy.fields.putAll(fields);
        moreFields.forEach(field -> copy.fields.put(field.name(), field));
        copy.measures.putAll(measures);
        items.values().forEach(list -> copy.items.put(list.name(), list.of(elements.apply(list.element()))));
        moreLists.forEach(list -> copy.items.put(list.name(), list));
        return copy;
    }

    @Override
    public String toString() {
        return name;
    }

    /**
     * Builds an entity.
     *
     * @param <T> the Java class of the things, so that the readers of fields need no casts
     */
    static final class Builder<T> {

        private final Entity entity;
        private @Nullable Field last;

        Builder(String name, Class<? super T> type) {
            entity = new Entity(name, type);
        }

        /** Starts an entity for a fact with a date. */
        static <F> Builder<DatedFact<F>> ofDatedFact(String name, Function<F, DateOrInstant> time) {
            Builder<DatedFact<F>> fact = new Builder<DatedFact<F>>(name, DatedFact.class)
                    .field("daysAgo", ValueType.INTEGER, "days since it happened", DatedFact::daysAgo)
                    .drift(Drift.UP)
                    .always();
            TimeFields.of(fact).happened("it happened", each -> time.apply(each.fact()));
            return fact;
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

        Builder<T> put(Field field) {
            last = field;
            entity.fields.put(field.name(), field);
            return this;
        }

        /** Declares that the last field is known for each thing of this kind. */
        Builder<T> always() {
            return put(last().withAlways());
        }

        /** Declares which other fields are known whenever the last field is known. */
        Builder<T> implies(String... others) {
            return put(last().withImplied(Set.of(others)));
        }

        /** Declares that the last field can be negative. */
        Builder<T> signed() {
            return put(last().withSign());
        }

        /** Declares how the last field changes by time alone, if not as {@link Field#usualDrift} for its type. */
        Builder<T> drift(Drift drift) {
            return put(last().withDrift(drift));
        }

        /** Declares how a measure changes by time alone, if not as a figure over a period. */
        Builder<T> measureDrift(String name, Drift drift) {
            entity.measures.computeIfPresent(name, (key, measure) -> measure.withDrift(drift));
            return this;
        }

        /** Declares how lists change by time alone, if they are not of facts. */
        Builder<T> listDrift(Drift drift, String... lists) {
            for (String list : lists) {
                entity.items.computeIfPresent(list, (key, items) -> items.withDrift(drift));
            }
            return this;
        }

        private Field last() {
            return Objects.requireNonNull(last, "no field yet");
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

        /** Adds a field whose value depends on the customer, such as the day of a time in the customer's zone. */
        Builder<T> inContext(String name, ValueType type, String meaning, ReadInContext<T> read) {
            return put(new Field(name, type, meaning, item -> null, item -> null, List.of())
                    .reading((item, customer) -> read.of(cast(item), customer)));
        }

        /** Returns a field that exists already. */
        Field named(String name) {
            return Objects.requireNonNull(entity.fields.get(name), name);
        }

        /** Adds the percentage by which a figure fell from one period to the next; negative when it rose. */
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
                            (item, arguments) -> read.in(cast(item), (Integer) arguments.get(0)),
                            Drift.WINDOW));
            return this;
        }

        Builder<T> items(String name, Entity element, String meaning, Function<T, @Nullable List<?>> read) {
            entity.items.put(name, new ListField(name, element, meaning, erase(read)));
            return this;
        }

        /** Declares which items of a list stand for any number of things. */
        Builder<T> openEnded(String list, Predicate<Object> openEnded) {
            ListField closed = Objects.requireNonNull(entity.items.get(list), list);
            entity.items.put(list, closed.withOpenEnded(openEnded));
            return this;
        }

        Entity build() {
            return entity;
        }

        /** Returns the reader itself: conditions call it millions of times, and another one around it costs as much. */
        @SuppressWarnings("unchecked")
        private static <T, R extends @Nullable Object> Function<Object, R> erase(Function<T, R> read) {
            return (Function<Object, R>) read;
        }

        @SuppressWarnings("unchecked")
        private T cast(Object item) {
            return (T) item;
        }

        /** Reads a value that depends on the customer. */
        @FunctionalInterface
        interface ReadInContext<T> {
            @Nullable
            Object of(T item, CustomerView customer);
        }

        /** Computes a figure over the last given number of days. */
        @FunctionalInterface
        interface InDays<T> {
            @Nullable
            Object in(T item, int days);
        }
    }
}
