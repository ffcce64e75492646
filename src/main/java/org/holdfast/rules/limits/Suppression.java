package org.holdfast.rules.limits;

/**
 * How long an action is suppressed for a customer who rejected or ignored it.
 *
 * @param rejectedDays days of suppression after one rejection
 * @param ignoredTimes how often an action must be ignored to be suppressed
 * @param ignoredWithinDays days within which it must be ignored that often
 * @param ignoredForDays days of suppression after it was last ignored
 */
public record Suppression(int rejectedDays, int ignoredTimes, int ignoredWithinDays, int ignoredForDays) {}
