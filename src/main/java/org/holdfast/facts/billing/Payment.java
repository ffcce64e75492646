package org.holdfast.facts.billing;

import java.math.BigDecimal;
import org.holdfast.facts.declared.Attributes;
import org.holdfast.facts.identity.SourcedRecord;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.FactConstraints;
import org.jspecify.annotations.Nullable;

/**
 * A payment of the customer: due, made, failed or refunded.
 *
 * @param source name of the system that numbers it; {@code null} if none is known
 * @param at when it was made, refused or refunded; {@code null} while it is due
 * @param dueAt when it was or is to be paid
 * @param amount amount in {@code currency}
 * @param method means of payment, such as {@code card}
 * @param subscriptionId number or key of the subscription that it is for
 * @param orderId number or key of the order that it is for
 * @param reason why it failed or was refunded
 * @param attributes declared facts
 */
public record Payment(
        String id,
        @Nullable String source,
        @Nullable DateOrInstant at,
        @Nullable DateOrInstant dueAt,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable PaymentStatus status,
        @Nullable String method,
        @Nullable String subscriptionId,
        @Nullable String orderId,
        @Nullable String reason,
        @Nullable Attributes attributes)
        implements SourcedRecord {

    public Payment {
        FactConstraints.id("id", id);
        SourcedRecord.checkedSource(source);
        amount = FactConstraints.notNegative("amount", amount);
        currency = FactConstraints.currency("currency", currency);
        FactConstraints.optionalId("method", method);
        SourcedRecord.checkedReference("subscriptionId", subscriptionId);
        SourcedRecord.checkedReference("orderId", orderId);
        FactConstraints.text("reason", reason);
    }
}
