package org.holdfast.history;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.RecordedAction;
import org.holdfast.facts.validation.InvalidInput;
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
    public record Became(
            String decisionId,
            RecordedAction.Status status,
            Instant statusAt,
            Promises.@Nullable Status promise,
            List<ReportedOutcome> outcomes) {

        public Became {
            outcomes = List.copyOf(outcomes);
        }
    }

    /**
     * A place in the list of a customer's decisions; the next page begins after it. As text it is what callers go on
     * with.
     */
    public record Place(Instant decidedAt, String decisionId) {

        private static final String SEPARATOR = "~";

        /**
         * @param field where the text was given
         * @throws InvalidInput when it is no place
         */
        public static Place parse(String field, String text) {
            int at = text.indexOf(SEPARATOR);
            try {
                return new Place(
                        Instant.parse(at < 0 ? text : text.substring(0, at)), at < 0 ? "" : text.substring(at + 1));
            } catch (DateTimeException e) {
                throw new InvalidInput(field, "is not what \"next\" of an earlier page said");
            }
        }

        @Override
        public String toString() {
            return decidedAt + SEPARATOR + decisionId;
        }
    }

    public Place place() {
        return new Place(decidedAt, String.valueOf(decision.decisionId()));
    }
}
