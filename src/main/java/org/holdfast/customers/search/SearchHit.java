package org.holdfast.customers.search;

import org.jspecify.annotations.Nullable;

/**
 * A customer who was found.
 *
 * @param matched what matched best
 * @param exact whether all of it matched, not just a beginning, an end, or some of the words
 * @param value the value that matched, where the id and the name do not show it: the number of an order, the end of a
 *     telephone number, or an e-mail address without most of its letters
 */
public record SearchHit(
        String customerId,
        @Nullable String name,
        SearchKind matched,
        boolean exact,
        @Nullable String value) {}
