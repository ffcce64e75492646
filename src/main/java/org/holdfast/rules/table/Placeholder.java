package org.holdfast.rules.table;

import org.holdfast.rules.language.SentenceGap;
import org.jspecify.annotations.Nullable;

/**
 * A placeholder for a value in the sentence of a column: {@code $param}, or {@code $1}, {@code $2} if there are
 * several.
 *
 * @param slot the gap of the sentence that it fills; {@code null} if it replaces other words, whose values are used
 *     unchanged
 * @param after the text that follows it in the sentence, such as {@code EUR} or {@code percent}
 */
record Placeholder(String name, @Nullable SentenceGap slot, String after) {}
