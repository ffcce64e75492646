package org.holdfast.preferences;

import java.util.Set;
import org.holdfast.facts.Channel;
import org.jspecify.annotations.Nullable;

/**
 * What a customer has chosen. Whatever is not among the offered things stays as it is: it was added after the page was
 * opened.
 *
 * @param offered what the page offered
 * @param wanted the channels and topics of it that the customer wants
 * @param frequency how often at most; {@code null} to leave it as it is
 */
public record PreferenceChange(
        Selection offered, Selection wanted, @Nullable ContactFrequency frequency) {

    /** Channels and topics of advertising. */
    public record Selection(Set<Channel> channels, Set<String> topics) {

        public Selection {
            channels = Set.copyOf(channels);
            topics = Set.copyOf(topics);
        }
    }

    /** Returns whether the page offered the channel, and the answer is another one than before. */
    boolean changes(Channel channel, boolean before) {
        return offered.channels.contains(channel) && wanted.channels.contains(channel) != before;
    }

    /** Returns whether the page offered the topic, and the answer is another one than before. */
    boolean changes(String topic, boolean before) {
        return offered.topics.contains(topic) && wanted.topics.contains(topic) != before;
    }
}
