package org.holdfast.rules.limits;

import java.time.LocalDate;

/**
 * A value with the day from which it applies and the reason for it.
 *
 * @param from first day on which the value applies
 * @param why the reason given by the author
 */
public record EffectiveFrom<T>(LocalDate from, String why, T value) {}
