/**
 * The operator's settings, under {@code holdfast}. Start at {@link HoldfastSettings}. Values that marketers own are in
 * the rule book.
 */
@NullMarked
@Feature(uses = {"facts", "messages", "decisions"})
package org.holdfast.settings;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
