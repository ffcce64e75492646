package org.holdfast.rules.limits;

/**
 * How long one sort of incident matters.
 *
 * @param closesAfterDays days after which it counts as closed although nobody said that it is solved; 0 for never by
 *     itself
 * @param greatestAgeDays days after which nothing is made good any more
 */
public record IncidentType(int closesAfterDays, int greatestAgeDays) {}
