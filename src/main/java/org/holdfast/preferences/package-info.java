/**
 * What customers choose to get: they follow the link in a message, unsubscribe, or choose channels, topics and how
 * often. Start at {@link PreferenceService}. Choices are facts about the customer, like any other answer.
 */
@NullMarked
@Feature(uses = {"facts", "rules", "messages", "decisions", "history", "publishing", "customers", "links"})
package org.holdfast.preferences;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
