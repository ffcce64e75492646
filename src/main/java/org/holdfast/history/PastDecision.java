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
 * A decision with the outcomes of its actions.
 *
 * @param became by action id, for every action of the decision
 * @param removedAt when its texts, facts and receipt were removed because of its age; {@code null} if they are kept
 */
public record PastDecision(
        Instant decidedAt,
        Decision decision,
        Map<String, Became> became,
        @Nullable Instant removedAt) {

    public PastDecision {
        became = Map.copyOf(became);
    }

    /**
     * The status and the outcomes of an action.
     *
     * @param decisionId the decision that first contained it
     * @param status current status
     * @param statusAt time of the status; the time of the decision if nothing was reported
     * @param promise status of its promise, or {@code null} if it made none
     * @param outcomes all reports, in the order of their arrival
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

    /** A cursor in the list of a customer's decisions: the next page starts after it. Its text is handed to callers. */
    public record Place(Instant decidedAt, String decisionId) {

        private static final String SEPARATOR = "~";

        /**
         * @param field name of the parameter
         * @throws InvalidInput if the text is not a cursor
         */
        public static Place parse(String field, String text) {
            int at = text.indexOf(SEPARATOR);
            try {
                return new Place(
                        Instant.parse(at < 0 ? text : text.substring(0, at)), at < 0 ? "" : text.substring(at + 1));
            } catch (DateTimeException e) {
                throw new InvalidInput(field, "is not the value of \"next\" of an earlier page");
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
