/**
 * Comparison of texts by lines and by words, within bounds that hold for any text. Start at {@link TextDifference} for
 * one text, at {@link Alignment} for a list.
 */
@NullMarked
package org.holdfast.changes.text;

import org.jspecify.annotations.NullMarked;
