package org.holdfast.facts.billing;

import java.math.BigDecimal;
import org.holdfast.facts.declared.Attributes;
import org.holdfast.facts.identity.SourcedRecord;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.FactConstraints;
import org.jspecify.annotations.Nullable;

/**
 * A contract that runs until it is cancelled or its term ends: a tariff, a licence, a policy, a gym membership.
 *
 * @param source name of the system that numbers it; {@code null} if none is known
 * @param plan tariff or product, such as {@code fibre-500}
 * @param renewsAt when it is next extended or charged unless it is cancelled before
 * @param endsAt last day on which the customer receives it; {@code null} if it is open-ended or unknown
 * @param price price for each interval, in {@code currency}
 * @param every interval at which the price is due
 * @param cancelRequestedAt when the customer asked to cancel; {@code null} once the request is withdrawn
 * @param cancelledAt when it was terminated
 * @param reason reason for the cancellation
 * @param attributes declared facts
 */
public record Subscription(
        String id,
        @Nullable String source,
        @Nullable String plan,
        @Nullable SubscriptionStatus status,
        @Nullable DateOrInstant startedAt,
        @Nullable DateOrInstant renewsAt,
        @Nullable DateOrInstant endsAt,
        @Nullable BigDecimal price,
        @Nullable String currency,
        @Nullable BillingInterval every,
        @Nullable DateOrInstant cancelRequestedAt,
        @Nullable DateOrInstant cancelledAt,
        @Nullable String reason,
        @Nullable Attributes attributes)
        implements SourcedRecord {

    public Subscription {
        FactConstraints.id("id", id);
        SourcedRecord.checkedSource(source);
        FactConstraints.optionalId("plan", plan);
        price = FactConstraints.notNegative("price", price);
        currency = FactConstraints.currency("currency", currency);
        FactConstraints.text("reason", reason);
    }
}
