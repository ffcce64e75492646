/**
 * Recorded decisions, outcomes, promises, ledgers and rule books. Start at {@link Decisions}. It runs in the
 * transaction of its caller and makes no decision.
 */
@NullMarked
@Feature(
        open = {"moves", "offers", "retention", "rulebooks", "timeline", "waiting"},
        uses = {
            "facts",
            "churn",
            "loyalty",
            "rules",
            "decisions",
            "coordination",
            "database",
            "failure",
            "settings",
            "audit"
        })
package org.holdfast.history;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
