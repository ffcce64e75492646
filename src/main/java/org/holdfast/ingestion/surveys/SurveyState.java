package org.holdfast.ingestion.surveys;

import org.holdfast.facts.Survey;
import org.jspecify.annotations.Nullable;

/**
 * The state of a survey behind a link.
 *
 * @param language the language of the message that contained the link
 * @param kind the kind of survey; {@code null} if the link is unknown
 */
public record SurveyState(State state, String language, Survey.@Nullable Kind kind) {

    /** The states of a survey. */
    public enum State {
        /** It can be answered. */
        OPEN,
        /** The answer has just been stored. */
        TAKEN,
        /** It was already answered. */
        ANSWERED,
        /** The link has expired, or the customer was erased. */
        OVER,
        /** The link was not issued by this installation. */
        UNKNOWN
    }

    SurveyState with(State other) {
        return new SurveyState(other, language, kind);
    }
}
