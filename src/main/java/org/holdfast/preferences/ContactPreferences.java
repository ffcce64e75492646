package org.holdfast.preferences;

import java.util.List;
import org.holdfast.facts.Channel;
import org.holdfast.facts.contact.OwnContactCap;
import org.jspecify.annotations.Nullable;

/**
 * What a customer who followed a link can choose, and has chosen so far.
 *
 * @param language language of the message, ISO 639; empty if the link leads to no message
 * @param channel channel of the message; {@code null} if the link leads to no message
 * @param channels channels on which there is advertising, in a fixed order
 * @param topics topics of advertising, by name
 * @param frequency how often the customer wants to be written to; {@code null} for {@code ownCap}
 * @param ownCap a cap that is none of the frequencies on offer; {@code null} if there is none
 */
public record ContactPreferences(
        Status status,
        String language,
        @Nullable Channel channel,
        List<ChannelChoice> channels,
        List<TopicChoice> topics,
        @Nullable ContactFrequency frequency,
        @Nullable OwnContactCap ownCap) {

    public ContactPreferences {
        channels = List.copyOf(channels);
        topics = List.copyOf(topics);
    }

    /** What a link leads to. */
    public enum Status {
        /** A customer, who can choose. */
        OPEN,
        /** The sender of a message to somebody whose facts are not stored: they can only unsubscribe. */
        UNSUBSCRIBE_ONLY,
        /** A customer about whom nothing is stored any more. */
        ERASED,
        /** Nothing: the link was not issued by this installation. */
        UNKNOWN
    }

    /** @param chosen whether the customer gets advertising on it */
    public record ChannelChoice(Channel channel, boolean chosen) {}

    /**
     * @param name what customers read
     * @param chosen whether the customer has not refused it
     */
    public record TopicChoice(String topic, String name, boolean chosen) {}

    static ContactPreferences of(Status status, String language, @Nullable Channel channel) {
        return new ContactPreferences(status, language, channel, List.of(), List.of(), null, null);
    }
}
