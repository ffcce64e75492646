/**
 * Publishes rule books: from the folder, from a draft, or restored from an earlier publication. Start at
 * {@link RuleBookPublisher}. Nothing goes live without passing every check.
 */
@NullMarked
@Feature(
        open = "servers",
        uses = {
            "facts",
            "diagnostics",
            "churn",
            "loyalty",
            "rules",
            "changes",
            "messages",
            "decisions",
            "simulation",
            "editor",
            "coordination",
            "settings",
            "history",
            "audit",
            "failure"
        })
package org.holdfast.publishing;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
