package org.holdfast.rules.limits;

/**
 * The pause in marketing after an incident.
 *
 * @param days days after the incident was closed during which rewards and offers are held back
 */
public record ServiceRecovery(int days) {}
