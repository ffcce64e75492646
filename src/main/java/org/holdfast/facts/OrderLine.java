package org.holdfast.facts;

import java.math.BigDecimal;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.FactConstraints;
import org.jspecify.annotations.Nullable;

/**
 * One line of an order.
 *
 * @param quantity pieces (or kilograms, metres) ordered
 * @param delivered how much of it has arrived; unknown when the CRM does not say
 * @param price of one piece, in the order's currency
 * @param launchedAt when the article came on sale; unknown when the CRM does not say
 */
public record OrderLine(
        String sku,
        @Nullable String name,
        @Nullable String category,
        BigDecimal quantity,
        @Nullable BigDecimal delivered,
        @Nullable BigDecimal price,
        @Nullable DateOrInstant launchedAt) {

    public OrderLine {
        FactConstraints.id("sku", sku);
        FactConstraints.text("name", name);
        FactConstraints.text("category", category);
        quantity = FactConstraints.known("quantity", FactConstraints.notNegative("quantity", quantity), "a number");
        delivered = FactConstraints.notNegative("delivered", delivered);
        price = FactConstraints.notNegative("price", price);
    }
}
