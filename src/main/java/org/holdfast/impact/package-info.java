/**
 * What a draft of the rule book changes for customers: a sample at once, then everyone in the background, on one core
 * at most. Start at {@link ImpactService}. Nothing is recorded about a customer.
 */
@NullMarked
@Feature(
        uses = {
            "facts",
            "rules",
            "decisions",
            "explanation",
            "simulation",
            "history",
            "coordination",
            "publishing",
            "settings",
            "drafts",
            "failure"
        })
package org.holdfast.impact;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
