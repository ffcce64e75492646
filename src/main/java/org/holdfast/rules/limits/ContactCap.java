package org.holdfast.rules.limits;

import java.util.Set;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * We turn to a customer at most so many times in so many days.
 *
 * @param channels that are counted together
 * @param purpose that is counted; {@code null} for every purpose
 * @param days calendar days in the customer's zone, today included
 */
public record ContactCap(Set<Channel> channels, @Nullable Purpose purpose, int most, int days) {

    public ContactCap {
        channels = Set.copyOf(channels);
    }
}
