/**
 * What the whole installation looks like at a moment: what was done lately, and what needs attention. Start at
 * {@link OverviewService}. It reads what other features store and decides nothing.
 */
@NullMarked
@Feature(
        uses = {
            "facts",
            "rules",
            "decisions",
            "guardrails",
            "coordination",
            "history",
            "publishing",
            "delivery",
            "customers"
        })
package org.holdfast.overview;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
