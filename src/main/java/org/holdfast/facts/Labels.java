package org.holdfast.facts;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How the constants of closed lists are written outside of Java: {@code COMPETITOR_MENTION} is {@code competitor-mention}. */
public final class Labels {

    private Labels() {
    }

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All labels of a closed list, for an error message: {@code nps, csat, thermometer}. */
    public static String all(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Labels::of).collect(Collectors.joining(", "));
    }
}
