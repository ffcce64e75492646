package org.holdfast.decisions;

import org.holdfast.facts.Channel;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.loyalty.CustomerView;
import org.jspecify.annotations.Nullable;

/**
 * What is to be decided.
 *
 * @param factsHash hash of the facts the view was made from
 * @param channel on which the answer will be shown, when only one comes into question
 * @param max how many actions to answer with, 1 to {@link #MOST_ACTIONS}
 * @param step authority of the caller
 * @param standing what was decided for the customer before, and what is left to give
 */
public record DecisionInput(
        CustomerView view,
        String factsHash,
        @Nullable Channel channel,
        DecisionMoment moment,
        int max,
        AuthorityLevel step,
        ContactHistory standing) {

    public static final int MOST_ACTIONS = 25;

    public DecisionInput {
        if (max < 1 || max > MOST_ACTIONS) {
            throw new IllegalArgumentException("max must be from 1 to " + MOST_ACTIONS);
        }
    }

    /** For the next best action of a customer without a history, when no one is waiting for it. */
    public static DecisionInput about(CustomerView view, String factsHash) {
        return new DecisionInput(
                view, factsHash, null, DecisionMoment.REVIEW, 1, AuthorityLevel.AUTOMATIC, ContactHistory.NONE);
    }

    /** The same input about a customer of whom more is known. */
    public DecisionInput seeing(CustomerView other) {
        return new DecisionInput(other, factsHash, channel, moment, max, step, standing);
    }

    public DecisionInput with(ContactHistory other) {
        return new DecisionInput(view, factsHash, channel, moment, max, step, other);
    }
}
