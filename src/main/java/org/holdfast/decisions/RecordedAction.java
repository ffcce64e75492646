package org.holdfast.decisions;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.holdfast.facts.promise.Promise;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.rules.model.ActionKind;
import org.jspecify.annotations.Nullable;

/**
 * An action that was decided for a customer earlier, with its last known outcome.
 *
 * @param decidedAt when
 * @param granted in the company's currency
 * @param outcome what was reported last
 * @param promise what it bound us to; {@code null} when nothing
 * @param act the action as it was answered; {@code null} once it is over
 */
public record RecordedAction(
        String actionId,
        String decisionId,
        Instant decidedAt,
        Decision.ActionRef action,
        String rule,
        Decision.Contact contact,
        Decision.Matter matter,
        @Nullable BigDecimal granted,
        @Nullable Instant validUntil,
        LastOutcome outcome,
        @Nullable Promise promise,
        Decision.@Nullable DecidedAction act) {

    /**
     * The last known outcome of an action.
     *
     * @param at when that happened; when it was decided while nothing was reported
     */
    public record LastOutcome(Status status, Instant at) {}

    /** Its outcome so far. */
    public enum Status {
        OPEN,
        PRESENTED,
        DELIVERED,
        ACCEPTED,
        REJECTED,
        IGNORED,
        FAILED;

        /** Whether the customer may not know of it yet. */
        public boolean isWaiting() {
            return this == OPEN || this == PRESENTED;
        }

        /**
         * Whether it replaces an outcome that was reported earlier. {@code presented} and {@code delivered} never
         * replace an answer, and {@code ignored} never replaces {@code accepted} or {@code rejected}.
         */
        public boolean overrules(Status earlier) {
            return switch (this) {
                case OPEN -> false;
                case PRESENTED -> earlier.isWaiting();
                case DELIVERED -> earlier.isWaiting() || earlier == DELIVERED || earlier == FAILED;
                case IGNORED -> earlier.isWaiting() || earlier == DELIVERED || earlier == IGNORED;
                case ACCEPTED, REJECTED, FAILED -> true;
            };
        }

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    public Status status() {
        return outcome.status();
    }

    /** Whether it is about the same thing. */
    public boolean isAbout(String otherAction, @Nullable String otherSubject) {
        return action.id().equals(otherAction) && Objects.equals(matter.subject(), otherSubject);
    }

    /** Nothing final was reported, and it has not run out: asked again, we answer the same. */
    public boolean isOpen(Instant now) {
        return act != null && status().isWaiting() && !hasRunOut(now);
    }

    /** Something the customer can still take us up on, whatever the rules say today. */
    public boolean isStandingOffer(Instant now) {
        return isOpen(now) && validUntil != null && action.kind().compareTo(ActionKind.GOODWILL) >= 0;
    }

    private boolean hasRunOut(Instant now) {
        Instant end = validUntil == null ? decidedAt.plus(ContactHistory.OPEN_WITHOUT_DATE) : validUntil;
        return !now.isBefore(end);
    }
}
