/**
 * Writes new rules together with all that belongs to them. Start at {@link org.holdfast.authoring.NewRule}. Nothing is written that
 * would not pass every check, and what people wrote is never changed, only added to.
 */
@NullMarked
@Feature(core = true, uses = {"facts", "rules", "messages", "decisions", "simulation"})
package org.holdfast.authoring;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
