/**
 * The program's own texts in the languages it supports. Start at {@link LocalizedTexts}. Texts that marketers write for
 * customers are in {@code messages}.
 */
@NullMarked
@Feature(core = true)
package org.holdfast.localization;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
