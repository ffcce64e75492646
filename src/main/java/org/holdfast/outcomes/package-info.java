/**
 * What follows a decision: reported outcomes, promises kept or broken, effects in loyalty programmes, incidents. Start
 * at {@link OutcomeService}.
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
            "publishing"
        })
package org.holdfast.outcomes;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
