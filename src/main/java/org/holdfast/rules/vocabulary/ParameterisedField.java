package org.holdfast.rules.vocabulary;

import java.util.List;
import java.util.function.BiFunction;
import org.holdfast.rules.vocabulary.drift.Drift;
import org.jspecify.annotations.Nullable;

/**
 * A field with arguments, such as {@code ordersIn(90)}. Its value depends only on the thing and the arguments.
 *
 * @param signed whether the value can be negative
 * @param drift how the value changes by time alone; of the first argument's days for a {@linkplain Drift#WINDOW period}
 */
public record ParameterisedField(
        String name,
        List<ValueType> parameters,
        ValueType type,
        String meaning,
        boolean signed,
        BiFunction<Object, List<Object>, @Nullable Object> read,
        Drift drift) {

    ParameterisedField withDrift(Drift other) {
        return new ParameterisedField(name, parameters, type, meaning, signed, read, other);
    }
}
