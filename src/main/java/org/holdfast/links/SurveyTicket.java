package org.holdfast.links;

import java.time.Instant;
import org.holdfast.facts.Survey;

/**
 * The permission in a survey link: one answer to one survey by the customer of a decided action.
 *
 * @param actionId id of the action whose message contains the link
 * @param expiresAt when the link expires, exclusive
 */
public record SurveyTicket(String actionId, Survey.Kind kind, Instant expiresAt) {

    /** Returns the id of the decision that first contained the action. */
    public String decisionId() {
        return ActionId.decisionId(actionId);
    }

    /** Returns whether the link has expired. */
    public boolean isOver(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
