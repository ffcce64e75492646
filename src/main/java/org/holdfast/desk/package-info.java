/**
 * The desk: what a person needs who talks to a customer. Who it is, what is wrong, what to say next and why, what else
 * is possible and when, and what was said and promised before. Start at {@link Desk}. Looking records nothing.
 */
@NullMarked
@Feature(
        open = {"acting", "authorization", "timeline"},
        uses = {
            "facts",
            "failure",
            "coordination",
            "access",
            "audit",
            "delivery",
            "loyalty",
            "localization",
            "rules",
            "messages",
            "decisions",
            "guardrails",
            "explanation",
            "history",
            "publishing",
            "decisioning",
            "outcomes",
            "insight"
        })
package org.holdfast.desk;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
