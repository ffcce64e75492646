package org.holdfast.preferences;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Consent;
import org.holdfast.facts.Consents.Use;
import org.holdfast.facts.Purpose;
import org.holdfast.facts.reach.Reachability;
import org.holdfast.facts.validation.DateOrInstant;
import org.jspecify.annotations.Nullable;

/**
 * Translates between the boxes of the preference page and answers about contact. Only what the customer has changed
 * becomes an answer: a box that was empty because nothing is known stays unknown.
 */
final class ChosenConsents {

    /** Source of the answers. */
    static final String SOURCE = "preference-page";

    private final Reachability known;
    private final List<Channel> channels;

    /**
     * @param known the addresses and permissions of the customer now
     * @param channels the channels with a box
     */
    ChosenConsents(Reachability known, List<Channel> channels) {
        this.known = known;
        this.channels = List.copyOf(channels);
    }

    /** Returns whether the customer gets advertising on a channel, at one address at least. */
    boolean isChosen(Channel channel) {
        return known.isAllowed(new Use(channel, Purpose.MARKETING));
    }

    /** Returns whether the topic itself was not refused, whatever holds for the channels. */
    boolean isChosen(String topic) {
        return channels.stream().noneMatch(channel -> refuses(channel, topic));
    }

    private boolean refuses(Channel channel, String topic) {
        return known.refusals(new Use(channel, Purpose.MARKETING, null, topic)).stream()
                .anyMatch(refusal -> topic.equals(refusal.topic()));
    }

    /** Returns the answers that a choice adds. */
    List<Consent> answers(PreferenceChange change, List<String> topics, DateOrInstant at) {
        List<Consent> answers = new ArrayList<>();
        for (Channel channel : channels) {
            boolean before = isChosen(channel);
            if (change.changes(channel, before)) {
                answers.add(answer(channel, !before, null, at));
            }
        }
        for (String topic : topics) {
            boolean before = isChosen(topic);
            if (change.changes(topic, before)) {
                Stream<Channel> about =
                        before ? channels.stream() : channels.stream().filter(each -> refuses(each, topic));
                about.forEach(channel -> answers.add(answer(channel, !before, topic, at)));
            }
        }
        return answers;
    }

    /** Returns the refusals of all advertising on these channels, at any address, that do not stand yet. */
    List<Consent> refusals(Set<Channel> refused, DateOrInstant at) {
        return refused.stream()
                .sorted()
                .filter(channel -> known.consents().refusals(new Use(channel, Purpose.MARKETING)).stream()
                        .noneMatch(standing -> standing.address() == null))
                .map(channel -> answer(channel, false, null, at))
                .toList();
    }

    private static Consent answer(Channel channel, boolean given, @Nullable String topic, DateOrInstant at) {
        return new Consent(channel, Purpose.MARKETING, given, at, null, SOURCE, null, topic, null);
    }
}
