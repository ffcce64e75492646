/**
 * The guardrails: what keeps a proposal from being taken, however good it is. Start at {@link org.holdfast.policy.Guardrails}, which
 * lists them in their order. Each is one small class, looks at one thing, and may only hold back or give less.
 */
@NullMarked
@Feature(core = true, uses = {"facts", "loyalty", "rules", "decisions"})
package org.holdfast.policy;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
