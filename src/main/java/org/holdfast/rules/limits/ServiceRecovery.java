package org.holdfast.rules.limits;

/**
 * Making good comes before selling.
 *
 * @param days for which rewards and offers wait after an incident was closed
 */
public record ServiceRecovery(int days) {}
