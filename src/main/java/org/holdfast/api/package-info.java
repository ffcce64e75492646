/**
 * The HTTP API. Each controller reads a request, calls a service and writes the response; invalid input is answered
 * with {@code application/problem+json} that names the field. Start at
 * {@link org.holdfast.api.decisions.DecisionController}. No decision is made here.
 */
@NullMarked
@Feature(
        uses = {
            "facts",
            "diagnostics",
            "loyalty",
            "rules",
            "localization",
            "changes",
            "messages",
            "decisions",
            "explanation",
            "simulation",
            "editor",
            "authoring",
            "database",
            "coordination",
            "history",
            "publishing",
            "drafts",
            "delivery",
            "customers",
            "decisioning",
            "desk",
            "outcomes",
            "overview",
            "insight",
            "impact",
            "ingestion",
            "preferences",
            "reports",
            "catalogue",
            "inventory",
            "access",
            "audit",
            "failure"
        },
        open = {"security", "web"})
package org.holdfast.api;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
