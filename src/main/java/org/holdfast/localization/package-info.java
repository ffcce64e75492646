/**
 * The program's own texts in the languages it supports. Start at {@link LocalizedTexts}. Texts that marketers write for
 * customers are in {@code messages}. {@link LatinText} is how searches compare words of any script.
 */
@NullMarked
@Feature(core = true)
package org.holdfast.localization;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
