package org.holdfast.rules.limits;

/**
 * For how long an action rests for a customer who did not want it.
 *
 * @param rejectedDays after one rejection
 * @param ignoredTimes so many times ignored ...
 * @param ignoredWithinDays ... within so many days ...
 * @param ignoredForDays ... and the action rests for so many days after the last time
 */
public record Suppression(int rejectedDays, int ignoredTimes, int ignoredWithinDays, int ignoredForDays) {}
