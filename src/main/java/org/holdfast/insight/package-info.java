/**
 * Analyses of decisions and rule books: explanation, replay, simulation, loyalty measures and churn models. Start at
 * {@link ExplanationService}. Nothing is stored except churn models.
 */
@NullMarked
@Feature(
        uses = {
            "facts",
            "diagnostics",
            "localization",
            "churn",
            "loyalty",
            "rules",
            "decisions",
            "guardrails",
            "explanation",
            "simulation",
            "editor",
            "failure",
            "coordination",
            "settings",
            "history",
            "publishing",
            "decisioning",
            "audit"
        })
package org.holdfast.insight;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
