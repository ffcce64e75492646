package org.holdfast.desk;

import java.time.LocalDate;
import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong for the customer now.
 *
 * @param subject id of the order, complaint, promise, payment or subscription; of the customer if it is about all
 *     contact
 * @param since first day, where the customer lives
 * @param text what is wrong, in the reader's language
 */
public record Trouble(Kind kind, String subject, @Nullable LocalDate since, String text) {

    /** The kind of trouble. */
    public enum Kind {
        /** The customer must not be contacted. */
        DO_NOT_CONTACT,
        LATE_ORDER,
        OPEN_COMPLAINT,
        BROKEN_PROMISE,
        /** A payment failed or is overdue. */
        OUTSTANDING_PAYMENT,
        /** The customer wants to cancel a subscription. */
        CANCELLATION,
        /** Another open incident. */
        INCIDENT;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }
}
