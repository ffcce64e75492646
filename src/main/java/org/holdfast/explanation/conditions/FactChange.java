package org.holdfast.explanation.conditions;

import java.math.BigDecimal;
import org.holdfast.rules.condition.Comparator;
import org.holdfast.rules.vocabulary.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * The smallest change of one fact that meets a condition.
 *
 * @param name of the field, figure or list, such as {@code daysLate}
 * @param type of its value; a count is an {@link ValueType#INTEGER}
 * @param found what it is; {@code null} while it is unknown
 * @param sign how the condition compares
 * @param needed what the condition compares with
 * @param enough the nearest value that meets it
 * @param by what has to be added to what was found; {@code null} where these are no numbers or nothing is known
 */
public record FactChange(
        String name,
        ValueType type,
        @Nullable String found,
        Comparator sign,
        String needed,
        String enough,
        @Nullable BigDecimal by) {}
