package org.holdfast.rules.vocabulary;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.vocabulary.drift.Drift;
import org.jspecify.annotations.Nullable;

/**
 * A field of an {@link Entity}.
 *
 * @param meaning what the field is, in a few words
 * @param read returns the value that conditions compare, or {@code null} if it is unknown
 * @param show returns the value that messages print, which can differ: an amount in the currency of the order rather
 *     than in the company's
 * @param choices the possible values of a text field with a closed list; otherwise empty
 * @param always whether the value is known for each thing of its kind
 * @param implies names of other fields that are known whenever this one is
 * @param signed whether a number can be negative
 * @param inContext reads the value where it depends on the customer, such as the days until a date, of a thing that
 *     does not know its customer; {@code null} for other fields
 * @param drift how the value changes by time alone
 */
public record Field(
        String name,
        ValueType type,
        String meaning,
        Function<Object, @Nullable Object> read,
        Function<Object, @Nullable Object> show,
        List<String> choices,
        boolean always,
        Set<String> implies,
        boolean signed,
        @Nullable InContext inContext,
        Drift drift) {

    /** Reads a value of a thing that belongs to a customer. */
    @FunctionalInterface
    public interface InContext {
        @Nullable
        Object read(Object thing, CustomerView customer);
    }

    Field(
            String name,
            ValueType type,
            String meaning,
            Function<Object, @Nullable Object> read,
            Function<Object, @Nullable Object> show,
            List<String> choices) {
        this(name, type, meaning, read, show, choices, false, Set.of(), false, null, usualDrift(type));
    }

    /** Returns the drift of a field that declares none: what is written down stays, what is counted may change. */
    static Drift usualDrift(ValueType type) {
        return switch (type) {
            case INTEGER, DECIMAL -> Drift.DAILY;
            case CLOCK, MOMENT -> Drift.CLOCK;
            case MONEY, TEXT, WORDS, FLAG, DAY -> Drift.STEADY;
        };
    }

    Field withAlways() {
        return new Field(name, type, meaning, read, show, choices, true, implies, signed, inContext, drift);
    }

    Field withImplied(Set<String> others) {
        return new Field(name, type, meaning, read, show, choices, always, others, signed, inContext, drift);
    }

    Field withSign() {
        return new Field(name, type, meaning, read, show, choices, always, implies, true, inContext, drift);
    }

    Field withDrift(Drift other) {
        return new Field(name, type, meaning, read, show, choices, always, implies, signed, inContext, other);
    }

    /** Returns this field of things that do not know their customer. */
    Field reading(InContext reader) {
        return new Field(name, type, meaning, read, show, choices, always, implies, signed, reader, drift);
    }

    /** Returns the value that conditions compare; {@code null} if it is unknown. */
    public @Nullable Object value(Object thing, CustomerView customer) {
        return inContext == null ? read.apply(thing) : inContext.read(thing, customer);
    }

    /** Returns the value that messages print; {@code null} if it is unknown. */
    public @Nullable Object shown(Object thing, CustomerView customer) {
        Object shown = show.apply(thing);
        return shown == null && inContext != null ? inContext.read(thing, customer) : shown;
    }
}
