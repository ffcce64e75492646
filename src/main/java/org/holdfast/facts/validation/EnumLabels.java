package org.holdfast.facts.validation;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Converts enum constants to and from the labels used outside of Java: {@code COMPETITOR_MENTION} is written
 * {@code competitor-mention}.
 */
public final class EnumLabels {

    private EnumLabels() {}

    /** Returns the label of a constant. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Returns the constant with the given label.
     *
     * @throws InvalidInput naming the field if there is no such constant
     */
    public static <E extends Enum<E>> E read(Class<E> type, String field, String label) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> of(constant).equals(label))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(
                        field, "is \"" + FactConstraints.shorten(label) + "\"; expected one of " + all(type)));
    }

    /** Returns all labels of an enum for an error message, such as {@code nps, csat, thermometer}. */
    public static String all(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(EnumLabels::of).collect(Collectors.joining(", "));
    }
}
