/**
 * The command line. Each command is one class that reads its options, calls a service and prints. Start at
 * {@link HoldfastCommand}. Exit codes: 0 success, 1 check failed, 2 usage error; no stack trace is shown.
 */
@NullMarked
@Feature(
        uses = {
            "facts",
            "diagnostics",
            "churn",
            "loyalty",
            "rules",
            "localization",
            "changes",
            "messages",
            "decisions",
            "guardrails",
            "explanation",
            "simulation",
            "batch",
            "authoring",
            "editor",
            "lsp",
            "database",
            "coordination",
            "settings",
            "history",
            "publishing",
            "delivery",
            "customers",
            "decisioning",
            "insight",
            "ingestion",
            "crm",
            "demo",
            "reports",
            "access",
            "people",
            "drafts",
            "audit",
            "failure"
        })
package org.holdfast.cli;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
