package org.holdfast.facts;

import org.jspecify.annotations.Nullable;

/**
 * Something a customer told us went wrong.
 *
 * @param severity 1 (a remark) to 5 (harm done)
 * @param fault who caused it, as far as we know
 * @param firstReplyAt when a person first answered; absent while nobody has
 * @param channel how the complaint reached us
 */
public record Complaint(String id, @Nullable String orderId, Timepoint openedAt, @Nullable String topic,
                        @Nullable Integer severity, @Nullable Fault fault, @Nullable Timepoint firstReplyAt,
                        @Nullable Timepoint resolvedAt, @Nullable Channel channel, @Nullable String text) {

    /** Who caused what is complained about. */
    public enum Fault {
        US, CARRIER, CUSTOMER, UNKNOWN;

        @Override
        public String toString() {
            return Labels.of(this);
        }
    }

    public Complaint {
        Check.id("id", id);
        Check.optionalId("orderId", orderId);
        Check.known("openedAt", openedAt, "a date or an instant");
        Check.text("topic", topic);
        if (severity != null && (severity < 1 || severity > 5)) {
            throw new InvalidFact("severity", "is " + severity + ", but must be from 1 to 5");
        }
        Check.text("text", text);
    }
}
