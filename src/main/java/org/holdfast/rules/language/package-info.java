/**
 * The sentences a marketer may write, and how they turn into DRL. Start at {@link org.holdfast.rules.language.Sentences} (the
 * dictionary, from {@code language/<lang>/*.dsl}) and {@link org.holdfast.rules.language.SentenceExpander}. Whole lines are matched,
 * the most specific sentence first, and a line that nobody knows is an error, never dropped.
 */
@NullMarked
package org.holdfast.rules.language;

import org.jspecify.annotations.NullMarked;
