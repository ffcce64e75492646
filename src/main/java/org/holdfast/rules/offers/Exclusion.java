package org.holdfast.rules.offers;

import org.jspecify.annotations.Nullable;

/**
 * An action or a group that is not combined with an action. It works both ways, whichever of the two states it.
 *
 * @param name id of the action, or name of the group
 * @param withinDays calendar days in the customer's time zone within which they do not follow each other either;
 *     {@code null} if only the same decision and offers that are still open count
 */
public record Exclusion(String name, @Nullable Integer withinDays) {}
