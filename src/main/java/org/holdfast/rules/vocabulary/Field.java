package org.holdfast.rules.vocabulary;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One thing a rule can ask about.
 *
 * @param read the value, or {@code null} when it is unknown
 * @param show the value as a message prints it, where that differs from what conditions compare: an amount in the
 *     currency of the order rather than of the company
 * @param choices the values a text can have, for a closed list; empty otherwise
 * @param always whether it is known for every thing of its kind
 * @param tells names of other fields that are known whenever this one is
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
        Set<String> tells,
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

    Field knownAlways() {
        return new Field(name, type, meaning, read, show, choices, true, tells, signed);
    }

    Field telling(Set<String> others) {
        return new Field(name, type, meaning, read, show, choices, always, others, signed);
    }

    Field orNegative() {
        return new Field(name, type, meaning, read, show, choices, always, tells, true);
    }
}
