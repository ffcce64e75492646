/**
 * Why, why not and when yes of a decision, and its replay from the receipt. Start at {@link Explainer}. It asks the
 * same rules, guardrails and decider; it never changes a result.
 */
@NullMarked
@Feature(
        core = true,
        uses = {"facts", "diagnostics", "loyalty", "rules", "messages", "decisions", "guardrails"},
        open = {"conditions"})
package org.holdfast.explanation;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
