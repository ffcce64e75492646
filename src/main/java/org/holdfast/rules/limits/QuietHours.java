package org.holdfast.rules.limits;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Set;
import org.holdfast.facts.Channel;

/**
 * Hours in the customer's own time zone in which we do not turn to them.
 *
 * @param from included; may lie after {@code until}, which means across midnight
 * @param until not included; the same as {@code from} (both 00:00) means the whole day
 * @param days on which the hours begin
 */
public record QuietHours(Set<Channel> channels, LocalTime from, LocalTime until, Set<DayOfWeek> days) {

    public QuietHours {
        channels = Set.copyOf(channels);
        days = Set.copyOf(days);
    }
}
