/**
 * The console: pages in the browser for marketers, agents and operators. Start at
 * {@link org.holdfast.console.frame.Frame}, which every page is framed by; each sub-package is one group of pages.
 * Controllers call use cases and fill templates; nothing is decided here.
 */
@NullMarked
@Feature(
        uses = {
            "facts",
            "diagnostics",
            "loyalty",
            "localization",
            "messages",
            "rules",
            "changes",
            "decisions",
            "settings",
            "audit",
            "customers",
            "database",
            "demo",
            "history",
            "coordination",
            "publishing",
            "drafts",
            "impact",
            "insight",
            "overview",
            "catalogue",
            "inventory",
            "reports",
            "desk",
            "access",
            "people",
            "editor",
            "authoring",
            "simulation",
            "failure",
            "api"
        })
package org.holdfast.console;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
