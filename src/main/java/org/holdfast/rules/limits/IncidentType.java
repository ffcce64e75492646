package org.holdfast.rules.limits;

/**
 * How long incidents of one type remain relevant.
 *
 * @param closesAfterDays days after which an incident counts as closed even if its resolution was never reported; 0 to
 *     keep it open until then
 * @param greatestAgeDays days after which an incident is no longer compensated
 */
public record IncidentType(int closesAfterDays, int greatestAgeDays) {}
