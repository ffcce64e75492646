/**
 * Drafts of the rule book on the server: what people change before it is published. Start at {@link DraftService}, and
 * at {@link DraftFiles} for the files of a draft. Whatever was typed and saved is kept, also if it is invalid; two
 * people in one file are merged or asked, never overwritten. Reviews, and what may be published, are in {@code review}.
 */
@NullMarked
@Feature(
        open = {"comments", "conflicts", "edits", "merge", "presence", "review"},
        uses = {
            "facts",
            "loyalty",
            "diagnostics",
            "rules",
            "messages",
            "editor",
            "authoring",
            "simulation",
            "history",
            "publishing",
            "settings",
            "access",
            "people",
            "audit",
            "coordination",
            "failure"
        })
package org.holdfast.drafts;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
