package org.holdfast.facts.validation;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How the constants of closed lists are written outside of Java: {@code COMPETITOR_MENTION} is
 * {@code competitor-mention}.
 */
public final class EnumLabels {

    private EnumLabels() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The constant behind a label.
     *
     * @throws InvalidInput naming the field when there is none
     */
    public static <E extends Enum<E>> E read(Class<E> type, String field, String label) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> of(constant).equals(label))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(
                        field, "is \"" + FactConstraints.shorten(label) + "\"; expected one of " + all(type)));
    }

    /** All labels of a closed list, for an error message: {@code nps, csat, thermometer}. */
    public static String all(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(EnumLabels::of).collect(Collectors.joining(", "));
    }
}
