package org.holdfast.rules.vocabulary;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One thing a rule can ask about.
 *
 * @param read the value, or {@code null} when it is unknown
 * @param show the value as a message prints it, where that differs from what conditions compare: an amount in the currency of the
 *     order rather than of the company
 * @param choices the values a text can have, for a closed list; empty otherwise
 */
public record Field(String name, ValueType type, String meaning, Function<Object, @Nullable Object> read,
                    Function<Object, @Nullable Object> show, List<String> choices) {
}
