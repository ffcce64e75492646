/**
 * Questions about decisions and rule books: explain, replay, simulate, measure, fit churn models. Start at
 * {@link ExplanationService}. It reads and records nothing, except churn models.
 */
@NullMarked
@Feature(
        uses = {
            "facts",
            "diagnostics",
            "churn",
            "loyalty",
            "rules",
            "decisions",
            "guardrails",
            "explanation",
            "simulation",
            "failure",
            "coordination",
            "settings",
            "history",
            "publishing",
            "decisioning"
        })
package org.holdfast.insight;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
