package org.holdfast.explanation.conditions;

import org.jspecify.annotations.Nullable;

/**
 * A value that a condition checked.
 *
 * @param name name of the field or figure, such as {@code daysLate}
 * @param found current value; {@code null} when it is unknown
 * @param needed value that the condition needs, such as {@code >= 1}
 */
public record ObservedValue(String name, @Nullable String found, String needed) {

    @Override
    public String toString() {
        return name + " is " + (found == null ? "unknown" : found) + (needed.isEmpty() ? "" : ", needed " + needed);
    }
}
