/**
 * Readers of {@code actions.yaml}, {@code limits.yaml} and {@code programmes.yaml}. Start at {@link LimitsReader}; each
 * section has one small method. A value that is left out is never guessed.
 */
@NullMarked
package org.holdfast.rules.config;

import org.jspecify.annotations.NullMarked;
