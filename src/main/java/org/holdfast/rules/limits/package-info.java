/**
 * What {@code limits.yaml} sets for the whole company: values that marketers own, each with the day from which it holds and a why. Start
 * at {@link org.holdfast.rules.limits.Limits}. Plain data; guardrails give it its meaning.
 */
@NullMarked
package org.holdfast.rules.limits;

import org.jspecify.annotations.NullMarked;
