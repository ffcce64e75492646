package org.holdfast.decisions;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.holdfast.facts.promise.Promise;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.loyalty.past.PastAction;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.ActionKind;
import org.holdfast.rules.offers.OfferGroup;
import org.jspecify.annotations.Nullable;

/**
 * An earlier action for a customer with its last reported outcome.
 *
 * @param granted amount in the company's currency; {@code null} when nothing was given
 * @param outcome the last reported outcome
 * @param promise promise that it made; {@code null} when it made none
 * @param act the action as it was decided; {@code null} once it is closed
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

        /** Returns whether the customer may not have seen the action yet. */
        public boolean isWaiting() {
            return this == OPEN || this == PRESENTED;
        }

        /**
         * Returns whether this outcome replaces one that was reported earlier. {@code presented} and {@code delivered}
         * never replace an answer, and {@code ignored} never replaces {@code accepted} or {@code rejected}.
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

        /** Returns what became of the action, as rules see it. */
        public PastAction.Reply reply() {
            return switch (this) {
                case OPEN, PRESENTED, DELIVERED -> PastAction.Reply.NONE;
                case ACCEPTED -> PastAction.Reply.ACCEPTED;
                case REJECTED -> PastAction.Reply.REJECTED;
                case IGNORED -> PastAction.Reply.IGNORED;
                case FAILED -> PastAction.Reply.FAILED;
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

    /** Returns whether this is the given action for the given subject. */
    public boolean isAbout(String otherAction, @Nullable String otherSubject) {
        return action.id().equals(otherAction) && Objects.equals(matter.subject(), otherSubject);
    }

    /** Returns whether no final outcome was reported and the action has not expired. An open action is repeated. */
    public boolean isOpen(Instant now) {
        return act != null && status().isWaiting() && !hasExpired(now);
    }

    /** Returns whether the customer can still accept this offer, even if no rule proposes it any more. */
    public boolean isStandingOffer(Instant now) {
        return isOpen(now) && validUntil != null && action.kind().compareTo(ActionKind.GOODWILL) >= 0;
    }

    /**
     * Returns whether this counts as a use of the action: the customer has got it, or can still accept it. What was
     * rejected, failed or expired before it arrived does not count, like an amount that went back to its budget.
     */
    public boolean isUse(Instant now) {
        return switch (status()) {
            case DELIVERED, ACCEPTED, IGNORED -> true;
            case OPEN, PRESENTED -> !hasExpired(now);
            case REJECTED, FAILED -> false;
        };
    }

    /** Returns from when it is no longer open, if nothing is reported until then. */
    public Instant expiresAt() {
        return validUntil == null ? decidedAt.plus(ContactHistory.OPEN_WITHOUT_DATE) : validUntil;
    }

    private boolean hasExpired(Instant now) {
        return !now.isBefore(expiresAt());
    }

    /**
     * Returns the action as rules see it.
     *
     * @param current the action as the rule book defines it now; {@code null} if it has no such action any more
     */
    PastAction asPast(@Nullable Action current) {
        OfferGroup group = current == null ? null : current.offer().group();
        return new PastAction(
                action.id(),
                current == null ? null : current.area(),
                group == null ? null : group.name(),
                action.kind().toString(),
                contact.channel(),
                rule,
                matter.subject(),
                decidedAt,
                status().reply(),
                outcome.at(),
                act != null && status().isWaiting() ? expiresAt() : null);
    }
}
