/**
 * The guardrails, which can keep a proposal from becoming an action however well it scores. Start at
 * {@link Guardrails}, which lists them in order. Each has one concern and can only hold back an action or reduce its
 * amount.
 */
@NullMarked
@Feature(
        core = true,
        open = {"incidents", "semantics"},
        uses = {"facts", "diagnostics", "localization", "loyalty", "rules", "decisions"})
package org.holdfast.guardrails;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
