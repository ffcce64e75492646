package org.holdfast.rules.vocabulary;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list of things that belong to another thing, such as the orders of a customer.
 *
 * @param element the entity of the items
 * @param read returns the items, or {@code null} if they are unknown
 */
public record ListField(String name, Entity element, String meaning, Function<Object, @Nullable List<?>> read) {

    ListField of(Entity other) {
        return other == element ? this : new ListField(name, other, meaning, read);
    }
}
