/**
 * The decision services: decide and record for one customer, several or all. Start at {@link DecisionService}. The
 * choice itself is made in {@link org.holdfast.decisions}.
 */
@NullMarked
@Feature(
        uses = {
            "facts",
            "loyalty",
            "rules",
            "decisions",
            "guardrails",
            "explanation",
            "batch",
            "simulation",
            "database",
            "failure",
            "coordination",
            "settings",
            "history",
            "publishing",
            "delivery",
            "links",
            "customers",
            "outcomes"
        },
        open = "elsewhere")
package org.holdfast.decisioning;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
