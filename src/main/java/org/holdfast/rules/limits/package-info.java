/**
 * Company-wide limits from {@code limits.yaml}, each with the day it takes effect and its reason. Start at
 * {@link Limits}. Plain data; guardrails apply it.
 */
@NullMarked
package org.holdfast.rules.limits;

import org.jspecify.annotations.NullMarked;
