package org.holdfast.rules.limits;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Set;
import org.holdfast.facts.Channel;

/**
 * Hours in the customer's time zone during which the customer is not contacted.
 *
 * @param channels channels to which the hours apply
 * @param from start, inclusive; if later than {@code until}, the hours extend past midnight
 * @param until end, exclusive; if equal to {@code from} (both 00:00), the hours cover the whole day
 * @param days days on which the hours begin
 */
public record QuietHours(Set<Channel> channels, LocalTime from, LocalTime until, Set<DayOfWeek> days) {

    public QuietHours {
        channels = Set.copyOf(channels);
        days = Set.copyOf(days);
    }
}
