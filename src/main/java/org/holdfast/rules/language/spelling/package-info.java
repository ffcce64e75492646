/**
 * Differences in spelling that do not change the meaning of a line, and those that do: numbers, dashes, similar
 * letters, units. Start at {@link NumberNormalizer}, which allows a number to be written as authors write it.
 */
@NullMarked
package org.holdfast.rules.language.spelling;

import org.jspecify.annotations.NullMarked;
