package org.holdfast.rules.limits;

import java.time.LocalDate;

/**
 * A value with the day from which it holds, and why it is what it is.
 *
 * @param from first day on which it holds
 */
public record EffectiveFrom<T>(LocalDate from, String why, T value) {}
