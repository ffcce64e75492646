package org.holdfast.explanation.conditions;

import java.math.BigDecimal;
import org.holdfast.rules.condition.Comparator;
import org.holdfast.rules.vocabulary.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * The smallest change of a single fact that would meet a condition.
 *
 * @param name name of the field, figure or list, such as {@code daysLate}
 * @param type type of its value; a count is an {@link ValueType#INTEGER}
 * @param found current value; {@code null} when it is unknown
 * @param comparator operator of the condition
 * @param needed value that the condition compares with
 * @param enough nearest value that meets the condition
 * @param by difference to add to the current value; {@code null} if it is unknown or not a number
 */
public record FactChange(
        String name,
        ValueType type,
        @Nullable String found,
        Comparator comparator,
        String needed,
        String enough,
        @Nullable BigDecimal by) {}
