/**
 * From {@code limits.yaml} to {@link org.holdfast.rules.limits.Limits}, and from {@code programmes.yaml} to
 * {@link org.holdfast.loyalty.programmes.Programme}: files whose values say from when they hold and why. Start at
 * {@link org.holdfast.rules.reading.limits.LimitsReader}; every section has one small method, and what all of them share is in
 * {@code Section} and {@code Fields}. Nothing here guesses a value that a marketer has left out.
 */
@NullMarked
package org.holdfast.rules.reading.limits;

import org.jspecify.annotations.NullMarked;
