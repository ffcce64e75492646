package org.holdfast.retention;

import java.time.Instant;
import org.holdfast.decisions.Step;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Moment;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asks what to do for a customer.
 *
 * @param customerId a stored customer; {@code null} when the facts come along
 * @param customer the facts themselves; {@code null} when the customer is stored
 * @param dry only look: nothing is recorded
 * @param asOf another moment than now; only for a dry look
 * @param step authority of the one who asks
 */
public record Inquiry(@Nullable String customerId, @Nullable Customer customer, @Nullable Channel channel, Moment moment, int max,
                      boolean dry, @Nullable Instant asOf, Step step) {

    public Inquiry {
        if ((customerId == null) == (customer == null)) {
            throw new IllegalArgumentException("either customerId or customer");
        }
        if (asOf != null && !dry) {
            throw new IllegalArgumentException("asOf needs dry");
        }
    }

    /** The next-best-action for a stored customer, now and for the record. */
    public static Inquiry about(String customerId) {
        return new Inquiry(customerId, null, null, Moment.REVIEW, 1, false, null, Step.AUTOMATIC);
    }

    /** The same as a dry look from another moment, or from now when it is {@code null}. */
    public static Inquiry look(String customerId, @Nullable Instant asOf) {
        return new Inquiry(customerId, null, null, Moment.REVIEW, 1, true, asOf, Step.AUTOMATIC);
    }
}
