/**
 * The guardrails: what keeps a proposal from becoming an action, however good it is. Start at {@link Guardrails}, which
 * lists them in order. Each is one small class with one concern, and may only hold back or reduce.
 */
@NullMarked
@Feature(
        core = true,
        uses = {"facts", "diagnostics", "loyalty", "rules", "decisions"})
package org.holdfast.guardrails;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
