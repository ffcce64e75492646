/**
 * Spelling differences that do not change the meaning of a line, such as number formats and dashes, and those that do,
 * such as units and letters of another alphabet. Start at {@link Spelling} and {@link NumberNormalizer}.
 */
@NullMarked
package org.holdfast.rules.language.spelling;

import org.jspecify.annotations.NullMarked;
