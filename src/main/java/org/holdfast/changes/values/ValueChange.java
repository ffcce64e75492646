package org.holdfast.changes.values;

import org.jspecify.annotations.Nullable;

/**
 * A value in a YAML file that differs.
 *
 * @param path names on the way to the value, separated by {@code " / "}; empty for the item as a whole
 * @param before {@code null} if it was added
 * @param after {@code null} if it was removed
 */
public record ValueChange(
        String path, @Nullable String before, @Nullable String after) {

    public static final String SEPARATOR = " / ";
}
