package org.holdfast.ingestion.surveys;

import org.holdfast.facts.Survey;
import org.jspecify.annotations.Nullable;

/**
 * How a question stands whose link was followed.
 *
 * @param language in which the customer was asked
 * @param kind the question; {@code null} when the link is none of ours
 */
public record SurveyState(State state, String language, Survey.@Nullable Kind kind) {

    /** What can come of a link. */
    public enum State {
        /** It can be answered. */
        OPEN,
        /** Thank you. */
        TAKEN,
        /** It was answered before. */
        ANSWERED,
        /** Its time is over, or the customer was erased. */
        OVER,
        /** It is none of ours. */
        UNKNOWN
    }

    SurveyState with(State other) {
        return new SurveyState(other, language, kind);
    }
}
