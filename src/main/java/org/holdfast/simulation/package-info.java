/**
 * Trying out rule books: scenarios, and the validation a rule book must pass before it goes live. Start at
 * {@link RuleBookValidator}. No database and no clock.
 */
@NullMarked
@Feature(
        core = true,
        uses = {"facts", "diagnostics", "churn", "loyalty", "rules", "messages", "decisions", "explanation"},
        open = {"comparison", "gaming", "scenario", "tour", "values"})
package org.holdfast.simulation;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
