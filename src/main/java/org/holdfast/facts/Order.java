package org.holdfast.facts;

import java.math.BigDecimal;
import java.util.List;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.FactConstraints;
import org.jspecify.annotations.Nullable;

/**
 * One order, from placing to delivery or cancellation.
 *
 * @param value what the customer paid or will pay, in {@code currency}
 * @param promisedAt when we first said it would arrive; a later, worse promise does not replace it
 * @param promisedDiscount money off that was promised, in {@code currency}
 * @param appliedDiscount money off that was really given, in {@code currency}
 * @param lines what was ordered; unknown when the CRM does not say
 */
public record Order(
        String id,
        DateOrInstant placedAt,
        @Nullable BigDecimal value,
        @Nullable String currency,
        @Nullable DateOrInstant promisedAt,
        @Nullable DateOrInstant shippedAt,
        @Nullable DateOrInstant deliveredAt,
        @Nullable DateOrInstant cancelledAt,
        @Nullable BigDecimal promisedDiscount,
        @Nullable BigDecimal appliedDiscount,
        @Nullable List<OrderLine> lines) {

    public Order {
        FactConstraints.id("id", id);
        FactConstraints.known("placedAt", placedAt, "a date or an instant");
        value = FactConstraints.notNegative("value", value);
        currency = FactConstraints.currency("currency", currency);
        promisedDiscount = FactConstraints.notNegative("promisedDiscount", promisedDiscount);
        appliedDiscount = FactConstraints.notNegative("appliedDiscount", appliedDiscount);
        lines = FactConstraints.list("lines", lines);
    }

    /** The same order with other lines; {@code null} makes them unknown. */
    public Order with(@Nullable List<OrderLine> others) {
        return new Order(
                id,
                placedAt,
                value,
                currency,
                promisedAt,
                shippedAt,
                deliveredAt,
                cancelledAt,
                promisedDiscount,
                appliedDiscount,
                others);
    }
}
