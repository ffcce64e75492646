package org.holdfast.rules.vocabulary;

import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A figure that needs numbers to be asked for, such as {@code ordersIn(90)}. It never depends on anything but its
 * arguments.
 *
 * @param signed whether it can be negative
 */
public record ParameterisedField(
        String name,
        List<ValueType> parameters,
        ValueType type,
        String meaning,
        boolean signed,
        BiFunction<Object, List<Object>, @Nullable Object> read) {}
