package org.holdfast.rules.vocabulary;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
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
        boolean signed) {

    Field(
            String name,
            ValueType type,
            String meaning,
            Function<Object, @Nullable Object> read,
            Function<Object, @Nullable Object> show,
            List<String> choices) {
        this(name, type, meaning, read, show, choices, false, Set.of(), false);
    }

    Field withAlways() {
        return new Field(name, type, meaning, read, show, choices, true, implies, signed);
    }

    Field withImplied(Set<String> others) {
        return new Field(name, type, meaning, read, show, choices, always, others, signed);
    }

    Field withSign() {
        return new Field(name, type, meaning, read, show, choices, always, implies, true);
    }
}
