package org.holdfast.decisioning;

import java.time.Instant;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.decisions.DecisionInput.Selection;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Customer;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.EvaluationContext;
import org.jspecify.annotations.Nullable;

/**
 * A request for a decision for one customer.
 *
 * @param customerId id of a stored customer; {@code null} when the request contains the facts
 * @param customer the facts; {@code null} when the customer is stored
 * @param dry whether this is a preview that records nothing
 * @param asOf moment of a preview; {@code null} for now
 * @param step authority of the caller
 * @param selection the one action to consider; {@code null} for the best
 */
public record DecisionQuery(
        @Nullable String customerId,
        @Nullable Customer customer,
        @Nullable Channel channel,
        DecisionMoment moment,
        int max,
        boolean dry,
        @Nullable Instant asOf,
        AuthorityLevel step,
        @Nullable Selection selection) {

    public DecisionQuery {
        if ((customerId == null) == (customer == null)) {
            throw new IllegalArgumentException("Exactly one of customerId and customer must be set");
        }
        if (asOf != null && !dry) {
            throw new IllegalArgumentException("asOf requires dry");
        }
    }

    /** Returns what is decided upon, without earlier decisions. */
    DecisionInput input(StoredCustomer facts, EvaluationContext viewpoint) {
        return new DecisionInput(
                CustomerView.of(facts.facts(), viewpoint),
                facts.hash(),
                channel,
                moment,
                max,
                step,
                selection,
                ContactHistory.NONE);
    }

    /** Creates a request for the best actions. */
    public DecisionQuery(
            @Nullable String customerId,
            @Nullable Customer customer,
            @Nullable Channel channel,
            DecisionMoment moment,
            int max,
            boolean dry,
            @Nullable Instant asOf,
            AuthorityLevel step) {
        this(customerId, customer, channel, moment, max, dry, asOf, step, null);
    }

    /** Requests and records the next best action for a stored customer. */
    public static DecisionQuery about(String customerId) {
        return new DecisionQuery(
                customerId, null, null, DecisionMoment.REVIEW, 1, false, null, AuthorityLevel.AUTOMATIC);
    }

    /** Requests a preview for a stored customer as of a moment or, when {@code null}, now. */
    public static DecisionQuery preview(String customerId, @Nullable Instant asOf) {
        return new DecisionQuery(
                customerId, null, null, DecisionMoment.REVIEW, 1, true, asOf, AuthorityLevel.AUTOMATIC);
    }
}
