package org.holdfast.history;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.PastAct;
import org.jspecify.annotations.Nullable;

/**
 * A decision with what became of it.
 *
 * @param became by action id, for every action the decision holds
 */
public record PastDecision(Instant decidedAt, Decision decision, Map<String, Became> became) {

    public PastDecision {
        became = Map.copyOf(became);
    }

    /**
     * What became of an action.
     *
     * @param decisionId the decision that held it first
     * @param status the last word on it
     * @param statusAt when that happened; when it was decided while nothing was reported
     * @param promise what became of the promise that it made; {@code null} when it made none
     * @param outcomes all reports, in the order in which they came
     */
    public record Became(String decisionId, PastAct.Status status, Instant statusAt, Promises.@Nullable Status promise, List<Outcome> outcomes) {

        public Became {
            outcomes = List.copyOf(outcomes);
        }
    }

    /** A place in the list of a customer's decisions; the next page begins after it. */
    public record Place(Instant decidedAt, String decisionId) {
    }

    public Place place() {
        return new Place(decidedAt, String.valueOf(decision.decisionId()));
    }
}
