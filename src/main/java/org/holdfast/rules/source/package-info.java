/**
 * The files of a rule book as text, where a thing stands in them, and what is wrong with them. Start at
 * {@link org.holdfast.rules.source.BookSource}. Nothing here knows what the text means.
 */
@NullMarked
package org.holdfast.rules.source;

import org.jspecify.annotations.NullMarked;
