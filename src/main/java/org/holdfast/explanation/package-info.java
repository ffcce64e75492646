/**
 * Says of one decision why, why not and when yes, and decides it again from its receipt. Start at
 * {@link org.holdfast.explanation.Explainer}. It asks the rules, guardrails and the decider that decided; it never changes an answer.
 */
@NullMarked
@Feature(core = true, uses = {"facts", "loyalty", "rules", "messages", "decisions", "policy"})
package org.holdfast.explanation;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
