package org.holdfast.surveys;

import java.time.Instant;
import org.holdfast.facts.Survey;

/**
 * What a link allows: one answer to one question, by the customer for whom an action was decided.
 *
 * @param actionId the action that asked
 * @param expiresAt from this moment on it allows nothing
 */
public record SurveyTicket(String actionId, Survey.Kind kind, Instant expiresAt) {

    /** The decision under which the action was first decided. */
    public String decisionId() {
        return actionId.substring(0, actionId.lastIndexOf('.'));
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
