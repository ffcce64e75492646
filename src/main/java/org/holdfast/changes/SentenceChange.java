package org.holdfast.changes;

import org.holdfast.changes.text.HowChanged;
import org.jspecify.annotations.Nullable;

/**
 * A sentence of the language files that differs between two rule books.
 *
 * @param scope where it can be used, such as {@code [when][Order]}
 * @param before the sentence in the earlier book; {@code null} if it was added
 * @param after the sentence in the later book; {@code null} if it was removed
 * @param meaningBefore the DRL it meant; {@code null} if it was added
 * @param meaningAfter the DRL it means; {@code null} if it was removed
 */
public record SentenceChange(
        HowChanged how,
        String file,
        String scope,
        @Nullable String before,
        @Nullable String after,
        @Nullable String meaningBefore,
        @Nullable String meaningAfter) {}
