/**
 * Drafts a new rule together with its scenarios, action and texts. Start at {@link NewRule}, and at {@link RuleCopy}
 * for one like another. Only files that pass every check are written, and existing files are only added to.
 */
@NullMarked
@Feature(
        core = true,
        uses = {"diagnostics", "rules", "messages", "decisions", "simulation", "editor"})
package org.holdfast.authoring;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
