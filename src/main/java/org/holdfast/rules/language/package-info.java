/**
 * The sentences of the rule language and their expansion to DRL. Start at {@link Sentences} (the dictionary, from
 * {@code language/<lang>/*.dsl}) and {@link SentenceExpander}. Sentences match whole lines, the most specific sentence
 * first; an unknown line is an error.
 */
@NullMarked
package org.holdfast.rules.language;

import org.jspecify.annotations.NullMarked;
