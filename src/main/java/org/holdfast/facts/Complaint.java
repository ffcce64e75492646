package org.holdfast.facts;

import org.holdfast.facts.declared.Attributes;
import org.holdfast.facts.identity.SourcedRecord;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.facts.validation.FactConstraints;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * A complaint made by a customer.
 *
 * @param source name of the system that numbers the complaint; {@code null} if none is known
 * @param orderId number or key of the order; a number is looked for among the orders of the same source first
 * @param severity severity from 1 (a remark) to 5 (harm done)
 * @param fault who caused the problem, as far as known
 * @param firstReplyAt when a person first replied; {@code null} if no reply is known
 * @param channel channel on which the complaint was received
 * @param attributes declared facts
 */
public record Complaint(
        String id,
        @Nullable String source,
        @Nullable String orderId,
        DateOrInstant openedAt,
        @Nullable String topic,
        @Nullable Integer severity,
        @Nullable Fault fault,
        @Nullable DateOrInstant firstReplyAt,
        @Nullable DateOrInstant resolvedAt,
        @Nullable Channel channel,
        @Nullable String text,
        @Nullable Attributes attributes)
        implements SourcedRecord {

    /** The party that caused the problem. */
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
        SourcedRecord.checkedSource(source);
        SourcedRecord.checkedReference("orderId", orderId);
        FactConstraints.known("openedAt", openedAt, "a date or an instant");
        FactConstraints.text("topic", topic);
        if (severity != null && (severity < 1 || severity > 5)) {
            throw new InvalidInput("severity", "is " + severity + ", but must be from 1 to 5");
        }
        FactConstraints.text("text", text);
    }

    /** Creates a complaint without a source and without declared facts. */
    public Complaint(
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
        this(id, null, orderId, openedAt, topic, severity, fault, firstReplyAt, resolvedAt, channel, text, null);
    }
}
