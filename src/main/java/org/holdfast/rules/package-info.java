/**
 * Reads, checks, builds and versions the rule book, and evaluates it for a customer. Start at {@link RuleBookReader}
 * (text in, rule book or problems out) and {@link RuleBook}. This is the only feature that knows Drools. Rule text
 * never becomes code: it is parsed, checked against the vocabulary and built into Drools' canonical model from
 * Holdfast's own objects.
 */
@NullMarked
@Feature(
        core = true,
        uses = {"facts", "diagnostics", "churn", "loyalty"},
        open = {
            "analysis",
            "condition",
            "declared",
            "engine",
            "files",
            "language",
            "language.expansion",
            "language.phrases",
            "limits",
            "model",
            "offers",
            "outline",
            "table",
            "table.grid",
            "table.xlsx",
            "vocabulary",
            "vocabulary.drift"
        })
package org.holdfast.rules;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
