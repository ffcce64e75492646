package org.holdfast.preferences;

import org.holdfast.decisions.Decision;
import org.holdfast.facts.Channel;

/**
 * The message that a link is in, and whose it is now.
 *
 * @param language language of the message
 * @param channel channel of the message
 * @param customer id of the customer, after all merges
 */
record FollowedLink(
        ContactPreferences.Status status, Decision decision, String language, Channel channel, String customer) {}
