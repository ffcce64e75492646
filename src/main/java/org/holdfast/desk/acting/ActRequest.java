package org.holdfast.desk.acting;

import java.math.BigDecimal;
import org.holdfast.decisions.DecisionInput.Selection;
import org.holdfast.facts.Channel;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.facts.validation.FactConstraints;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.history.ReportedOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What a person did at the desk.
 *
 * @param selection the action that was put to the customer, as the page showed it
 * @param choice remedy that the customer chose; {@code null} for none
 * @param amount amount that the page showed; {@code null} if it showed none
 * @param pageKey key of the page view (see {@link DeskActs#pageKey})
 * @param authorizationId answer of a supervisor that allows it; {@code null} if none is needed
 * @param language language of the person
 */
public record ActRequest(
        String customerId,
        Selection selection,
        DecisionMoment moment,
        @Nullable Channel channel,
        Answer answer,
        @Nullable String choice,
        @Nullable String note,
        @Nullable BigDecimal amount,
        String pageKey,
        @Nullable String authorizationId,
        String language) {

    /** Maximum length of a note, in characters. */
    public static final int MAX_NOTE = 4_000;

    private static final int MAX_CHOICE = 100;

    /** What the customer answered. */
    public enum Answer {
        ACCEPTED(ReportedOutcome.Result.ACCEPTED),
        REJECTED(ReportedOutcome.Result.REJECTED),
        /** The customer will think about it; the offer stays open. */
        LATER(ReportedOutcome.Result.PRESENTED);

        private final ReportedOutcome.Result result;

        Answer(ReportedOutcome.Result result) {
            this.result = result;
        }

        ReportedOutcome.Result result() {
            return result;
        }

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    /** @throws InvalidInput when a text is too long or unreadable */
    public ActRequest {
        note = limited("note", note, MAX_NOTE);
        choice = limited("choice", choice, MAX_CHOICE);
    }

    private static @Nullable String limited(String field, @Nullable String text, int max) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.strip().length() > max) {
            throw new InvalidInput(field, "is longer than " + max + " characters");
        }
        return FactConstraints.text(field, text.strip());
    }
}
