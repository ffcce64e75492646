package org.holdfast.desk;

import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.facts.Channel;
import org.holdfast.facts.DecisionMoment;
import org.jspecify.annotations.Nullable;

/**
 * What a person at the desk looks at.
 *
 * @param moment why they look, such as an inbound call
 * @param channel the only channel to consider; {@code null} for all
 * @param step authority of the person
 * @param language language of the person, ISO 639
 */
public record DeskQuery(
        String customerId, DecisionMoment moment, @Nullable Channel channel, AuthorityLevel step, String language) {}
