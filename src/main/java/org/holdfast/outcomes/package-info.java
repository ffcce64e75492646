/**
 * What follows a decision: reported outcomes, promises, effects on loyalty programmes, and incidents. Start at
 * {@link OutcomeService}.
 */
@NullMarked
@Feature(
        uses = {
            "facts",
            "loyalty",
            "rules",
            "decisions",
            "guardrails",
            "failure",
            "coordination",
            "history",
            "customers",
            "publishing",
            "audit"
        })
package org.holdfast.outcomes;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
