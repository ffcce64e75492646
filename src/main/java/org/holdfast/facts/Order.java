package org.holdfast.facts;

import java.math.BigDecimal;
import java.util.List;
import org.holdfast.facts.declared.Attributes;
import org.holdfast.facts.goods.OrderAmounts;
import org.holdfast.facts.identity.SourcedRecord;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.FactConstraints;
import org.jspecify.annotations.Nullable;

/**
 * One order, from placement to delivery or cancellation.
 *
 * @param source name of the shop or system that numbers the order; {@code null} if none is known
 * @param value amount the customer paid or will pay, in {@code currency}
 * @param goods price of the goods after discounts, including tax, in {@code currency}
 * @param shipping price of the delivery and other charges, including tax
 * @param tax tax included in goods and shipping
 * @param paidWithPoints part of goods and shipping that was paid with points
 * @param promisedAt delivery time first promised; a later, worse promise does not replace it
 * @param promisedDiscount discount promised, in {@code currency}
 * @param appliedDiscount discount actually granted, in {@code currency}
 * @param lines items ordered; {@code null} if the CRM does not provide them
 * @param attributes declared facts
 */
public record Order(
        String id,
        @Nullable String source,
        DateOrInstant placedAt,
        @Nullable BigDecimal value,
        @Nullable String currency,
        @Nullable BigDecimal goods,
        @Nullable BigDecimal shipping,
        @Nullable BigDecimal tax,
        @Nullable BigDecimal paidWithPoints,
        @Nullable DateOrInstant promisedAt,
        @Nullable DateOrInstant shippedAt,
        @Nullable DateOrInstant deliveredAt,
        @Nullable DateOrInstant cancelledAt,
        @Nullable BigDecimal promisedDiscount,
        @Nullable BigDecimal appliedDiscount,
        @Nullable List<OrderLine> lines,
        @Nullable Attributes attributes)
        implements SourcedRecord {

    public Order {
        FactConstraints.id("id", id);
        SourcedRecord.checkedSource(source);
        FactConstraints.known("placedAt", placedAt, "a date or an instant");
        value = FactConstraints.notNegative("value", value);
        currency = FactConstraints.currency("currency", currency);
        goods = FactConstraints.notNegative("goods", goods);
        shipping = FactConstraints.notNegative("shipping", shipping);
        tax = FactConstraints.notNegative("tax", tax);
        paidWithPoints = FactConstraints.notNegative("paidWithPoints", paidWithPoints);
        new OrderAmounts(value, goods, shipping, tax, paidWithPoints).check(currency);
        promisedDiscount = FactConstraints.notNegative("promisedDiscount", promisedDiscount);
        appliedDiscount = FactConstraints.notNegative("appliedDiscount", appliedDiscount);
        lines = FactConstraints.list("lines", lines);
    }

    /** Creates an order without a source and without declared facts. */
    public Order(
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
        this(
                id,
                null,
                placedAt,
                value,
                currency,
                null,
                null,
                null,
                null,
                promisedAt,
                shippedAt,
                deliveredAt,
                cancelledAt,
                promisedDiscount,
                appliedDiscount,
                lines,
                null);
    }

    /** Returns what the value consists of. */
    public OrderAmounts amounts() {
        return new OrderAmounts(value, goods, shipping, tax, paidWithPoints);
    }

    /** Returns a copy with other lines; {@code null} makes them unknown. */
    public Order with(@Nullable List<OrderLine> others) {
        return new Order(
                id,
                source,
                placedAt,
                value,
                currency,
                goods,
                shipping,
                tax,
                paidWithPoints,
                promisedAt,
                shippedAt,
                deliveredAt,
                cancelledAt,
                promisedDiscount,
                appliedDiscount,
                others,
                attributes);
    }
}
