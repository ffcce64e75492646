/**
 * Explains decisions (why, why not, and when they would differ) and replays them from their receipts. Start at
 * {@link Explainer}. Explanations use the same rules, guardrails and decider and never change a decision.
 */
@NullMarked
@Feature(
        core = true,
        uses = {"facts", "diagnostics", "localization", "loyalty", "rules", "messages", "decisions", "guardrails"},
        open = {"conditions", "timing"})
package org.holdfast.explanation;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
