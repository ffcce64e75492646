/**
 * Readers of {@code actions.yaml}, {@code limits.yaml} and {@code programmes.yaml}. Start at {@link LimitsReader}; each
 * section has a method of its own. A missing value is never guessed.
 */
@NullMarked
package org.holdfast.rules.config;

import org.jspecify.annotations.NullMarked;
