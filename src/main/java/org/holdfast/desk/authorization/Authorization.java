package org.holdfast.desk.authorization;

import java.time.Instant;
import org.holdfast.decisions.Decision.Money;
import org.holdfast.decisions.DecisionInput.Selection;
import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;

/**
 * A question to a supervisor, with its answer.
 *
 * @param selection the action that it is about
 * @param title what the action is, in the language of the asker
 * @param choice remedy that the customer wants; {@code null} if there is no choice, or none was made
 * @param state state at the moment of reading
 * @param answer {@code null} while there is no answer
 * @param use {@code null} while it has not been used
 */
public record Authorization(
        String id,
        String customerId,
        Selection selection,
        String title,
        @Nullable String choice,
        Question question,
        State state,
        @Nullable Answer answer,
        @Nullable Use use) {

    /** The state of a question. */
    public enum State {
        OPEN,
        YES,
        NO,
        /** Yes, with another amount. */
        AMENDED,
        /** There was no answer in time, or it was not used in time. */
        EXPIRED,
        /** The action was taken. */
        USED;

        /** Returns whether the action may be taken. */
        public boolean isAuthorized() {
            return this == YES || this == AMENDED;
        }

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    /**
     * What is asked.
     *
     * @param proposed amount that the rule proposes, which no answer may exceed
     * @param asker identity of the asker (see {@code Caller.identity()})
     * @param by name of the asker
     */
    public record Question(
            Money amount, Money proposed, String reason, String asker, String by, Instant at, Instant expiresAt) {}

    /**
     * What was answered.
     *
     * @param granted amount that may be given; {@code null} for a no
     * @param by name of the person who answered
     * @param validUntil until when the action may be taken; {@code null} for a no
     */
    public record Answer(
            @Nullable Money granted,
            String by,
            Instant at,
            @Nullable String note,
            @Nullable Instant validUntil) {}

    /** When and with which decision the action was taken. */
    public record Use(Instant at, String decisionId) {}
}
