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
            "localization",
            "messages",
            "decisions",
            "settings",
            "audit",
            "customers",
            "demo",
            "history",
            "insight",
            "overview",
            "rules",
            "catalogue",
            "inventory",
            "publishing",
            "reports",
            "desk",
            "access",
            "people",
            "drafts",
            "editor",
            "failure",
            "api"
        })
package org.holdfast.console;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
