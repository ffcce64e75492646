package org.holdfast.rules.limits;

import java.util.Set;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * The maximum number of contacts with a customer within a number of days.
 *
 * @param channels channels that are counted together
 * @param purpose the purpose that is counted; {@code null} for all purposes
 * @param max maximum number of contacts
 * @param days calendar days in the customer's time zone, including today
 */
public record ContactCap(Set<Channel> channels, @Nullable Purpose purpose, int max, int days) {

    public ContactCap {
        channels = Set.copyOf(channels);
    }
}
