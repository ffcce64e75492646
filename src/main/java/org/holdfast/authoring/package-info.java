/**
 * Drafts a new rule together with its scenarios, action and texts. Start at {@link NewRule}. Nothing is written that
 * would not pass every check, and existing text is only added to.
 */
@NullMarked
@Feature(
        core = true,
        uses = {"diagnostics", "rules", "messages", "decisions", "simulation"})
package org.holdfast.authoring;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
