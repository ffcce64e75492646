package org.holdfast.decisioning;

import java.time.Instant;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Customer;
import org.holdfast.facts.DecisionMoment;
import org.jspecify.annotations.Nullable;

/**
 * A request for a decision about one customer.
 *
 * @param customerId a stored customer; {@code null} when the facts come along
 * @param customer the facts themselves; {@code null} when the customer is stored
 * @param dry preview: nothing is recorded
 * @param asOf another moment than now; only for a preview
 * @param step authority of the caller
 */
public record DecisionQuery(
        @Nullable String customerId,
        @Nullable Customer customer,
        @Nullable Channel channel,
        DecisionMoment moment,
        int max,
        boolean dry,
        @Nullable Instant asOf,
        AuthorityLevel step) {

    public DecisionQuery {
        if ((customerId == null) == (customer == null)) {
            throw new IllegalArgumentException("either customerId or customer");
        }
        if (asOf != null && !dry) {
            throw new IllegalArgumentException("asOf needs dry");
        }
    }

    /** The next-best-action for a stored customer, now and for the record. */
    public static DecisionQuery about(String customerId) {
        return new DecisionQuery(
                customerId, null, null, DecisionMoment.REVIEW, 1, false, null, AuthorityLevel.AUTOMATIC);
    }

    /** A preview as of another moment, or of now when it is {@code null}. */
    public static DecisionQuery preview(String customerId, @Nullable Instant asOf) {
        return new DecisionQuery(
                customerId, null, null, DecisionMoment.REVIEW, 1, true, asOf, AuthorityLevel.AUTOMATIC);
    }
}
