package org.holdfast.facts;

import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.facts.validation.FactConstraints;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * Something a customer told us went wrong.
 *
 * @param severity 1 (a remark) to 5 (harm done)
 * @param fault who caused it, as far as we know
 * @param firstReplyAt when a person first answered; absent while nobody has
 * @param channel how the complaint reached us
 */
public record Complaint(
        String id,
        @Nullable String orderId,
        DateOrInstant openedAt,
        @Nullable String topic,
        @Nullable Integer severity,
        @Nullable Fault fault,
        @Nullable DateOrInstant firstReplyAt,
        @Nullable DateOrInstant resolvedAt,
        @Nullable Channel channel,
        @Nullable String text) {

    /** Who caused what is complained about. */
    public enum Fault {
        US,
        CARRIER,
        CUSTOMER,
        UNKNOWN;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    public Complaint {
        FactConstraints.id("id", id);
        FactConstraints.optionalId("orderId", orderId);
        FactConstraints.known("openedAt", openedAt, "a date or an instant");
        FactConstraints.text("topic", topic);
        if (severity != null && (severity < 1 || severity > 5)) {
            throw new InvalidInput("severity", "is " + severity + ", but must be from 1 to 5");
        }
        FactConstraints.text("text", text);
    }
}
