package org.holdfast.facts;

import java.math.BigDecimal;
import org.holdfast.facts.declared.Attributes;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.FactConstraints;
import org.jspecify.annotations.Nullable;

/**
 * One line of an order.
 *
 * @param quantity quantity ordered, in pieces, kilograms or metres
 * @param delivered quantity delivered; {@code null} if the CRM does not provide it
 * @param price price per unit, in the currency of the order
 * @param launchedAt when the article came on sale; {@code null} if the CRM does not provide it
 * @param attributes declared facts
 */
public record OrderLine(
        String sku,
        @Nullable String name,
        @Nullable String category,
        BigDecimal quantity,
        @Nullable BigDecimal delivered,
        @Nullable BigDecimal price,
        @Nullable DateOrInstant launchedAt,
        @Nullable Attributes attributes) {

    public OrderLine {
        FactConstraints.id("sku", sku);
        FactConstraints.text("name", name);
        FactConstraints.text("category", category);
        quantity = FactConstraints.known("quantity", FactConstraints.notNegative("quantity", quantity), "a number");
        delivered = FactConstraints.notNegative("delivered", delivered);
        price = FactConstraints.notNegative("price", price);
    }

    /** Creates a line without declared facts. */
    public OrderLine(
            String sku,
            @Nullable String name,
            @Nullable String category,
            BigDecimal quantity,
            @Nullable BigDecimal delivered,
            @Nullable BigDecimal price,
            @Nullable DateOrInstant launchedAt) {
        this(sku, name, category, quantity, delivered, price, launchedAt, null);
    }
}
