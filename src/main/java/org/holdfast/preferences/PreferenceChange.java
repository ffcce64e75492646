package org.holdfast.preferences;

import java.util.Set;
import org.holdfast.facts.Channel;
import org.jspecify.annotations.Nullable;

/**
 * What a customer has chosen.
 *
 * @param channels channels on which the customer wants advertising
 * @param topics topics that the customer wants
 * @param frequency how often at most; {@code null} to leave it as it is
 */
public record PreferenceChange(
        Set<Channel> channels, Set<String> topics, @Nullable ContactFrequency frequency) {

    public PreferenceChange {
        channels = Set.copyOf(channels);
        topics = Set.copyOf(topics);
    }
}
