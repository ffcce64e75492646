package org.holdfast.decisions;

import java.math.BigDecimal;
import java.util.Objects;
import org.holdfast.facts.Channel;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.loyalty.CustomerView;
import org.jspecify.annotations.Nullable;

/**
 * The input of a decision for one customer.
 *
 * @param factsHash hash of the facts behind the view
 * @param channel the only channel to consider; {@code null} for all channels
 * @param max maximum number of actions, 1 to {@link #MAX_ACTIONS}
 * @param step authority of the caller
 * @param selection the one action to consider; {@code null} for the best
 * @param history earlier actions and the use of the budgets
 */
public record DecisionInput(
        CustomerView view,
        String factsHash,
        @Nullable Channel channel,
        DecisionMoment moment,
        int max,
        AuthorityLevel step,
        @Nullable Selection selection,
        ContactHistory history) {

    public static final int MAX_ACTIONS = 25;

    public DecisionInput {
        if (max < 1 || max > MAX_ACTIONS) {
            throw new IllegalArgumentException("max must be from 1 to " + MAX_ACTIONS);
        }
    }

    /**
     * The one action that a person has chosen to take for a customer, instead of the one that ranks first. All
     * guardrails apply to it.
     *
     * @param rule rule that proposes it
     * @param subject id of the order or complaint; {@code null} when it is about the customer as a whole
     * @param atMost maximum amount that the person may give; {@code null} for what the rule proposes
     */
    public record Selection(
            String rule,
            String action,
            @Nullable String subject,
            @Nullable BigDecimal atMost) {

        boolean includes(Candidate candidate) {
            return candidate.rule().equals(rule)
                    && candidate.action().equals(action)
                    && Objects.equals(candidate.subject(), subject);
        }

        /** Returns the amount of a proposal within the maximum. */
        @Nullable
        BigDecimal within(@Nullable BigDecimal proposed) {
            return proposed == null || atMost == null ? proposed : proposed.min(atMost);
        }
    }

    /** Creates the input of a decision for the best actions. */
    public DecisionInput(
            CustomerView view,
            String factsHash,
            @Nullable Channel channel,
            DecisionMoment moment,
            int max,
            AuthorityLevel step,
            ContactHistory history) {
        this(view, factsHash, channel, moment, max, step, null, history);
    }

    /** Returns the input for a single action of a customer without a history, in a review. */
    public static DecisionInput about(CustomerView view, String factsHash) {
        return new DecisionInput(
                view, factsHash, null, DecisionMoment.REVIEW, 1, AuthorityLevel.AUTOMATIC, ContactHistory.NONE);
    }

    /** Returns the same input with another view of the customer. */
    public DecisionInput seeing(CustomerView other) {
        return new DecisionInput(other, factsHash, channel, moment, max, step, selection, history);
    }

    public DecisionInput with(ContactHistory other) {
        return new DecisionInput(view, factsHash, channel, moment, max, step, selection, other);
    }
}
