package org.holdfast.facts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One line of an order.
 *
 * @param quantity pieces (or kilograms, metres) ordered
 * @param delivered how much of it has arrived; unknown when the CRM does not say
 * @param price of one piece, in the order's currency
 * @param launchedAt when the article came on sale; unknown when the CRM does not say
 */
public record OrderLine(String sku, @Nullable String name, @Nullable String category, BigDecimal quantity,
                        @Nullable BigDecimal delivered, @Nullable BigDecimal price, @Nullable Timepoint launchedAt) {

    public OrderLine {
        Check.id("sku", sku);
        Check.text("name", name);
        Check.text("category", category);
        quantity = Check.known("quantity", Check.notNegative("quantity", quantity), "a number");
        delivered = Check.notNegative("delivered", delivered);
        price = Check.notNegative("price", price);
    }
}
