package org.holdfast.rules.table;

import org.holdfast.rules.language.SentenceGap;
import org.jspecify.annotations.Nullable;

/**
 * A place in the sentence of a column where a value goes, written {@code $param}, or {@code $1}, {@code $2} where there
 * are several.
 *
 * @param slot the gap of the sentence that it fills; {@code null} where it stands for other words, which are taken as
 *     they are
 * @param after what follows it in the sentence, such as {@code EUR} or {@code percent}
 */
record Placeholder(String name, @Nullable SentenceGap slot, String after) {}
