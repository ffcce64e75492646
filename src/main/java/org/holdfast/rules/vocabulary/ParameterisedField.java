package org.holdfast.rules.vocabulary;

import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A field with arguments, such as {@code ordersIn(90)}. Its value depends only on the thing and the arguments.
 *
 * @param signed whether the value can be negative
 */
public record ParameterisedField(
        String name,
        List<ValueType> parameters,
        ValueType type,
        String meaning,
        boolean signed,
        BiFunction<Object, List<Object>, @Nullable Object> read) {}
