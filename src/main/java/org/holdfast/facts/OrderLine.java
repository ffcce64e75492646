package org.holdfast.facts;

import java.math.BigDecimal;
import org.holdfast.facts.declared.Attributes;
import org.holdfast.facts.identity.ArticleLine;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.FactConstraints;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * One line of an order.
 *
 * @param quantity quantity ordered, in pieces, kilograms or metres
 * @param delivered quantity delivered; {@code null} if the CRM does not provide it
 * @param price price per unit including tax, before {@code discount}, in the currency of the order
 * @param discount amount taken off the whole line including tax, in the currency of the order
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
        @Nullable BigDecimal discount,
        @Nullable DateOrInstant launchedAt,
        @Nullable Attributes attributes)
        implements ArticleLine {

    /** Shops round the discount of a line. */
    private static final BigDecimal TOLERANCE = new BigDecimal("0.01");

    public OrderLine {
        FactConstraints.id("sku", sku);
        FactConstraints.text("name", name);
        FactConstraints.text("category", category);
        quantity = FactConstraints.known("quantity", FactConstraints.notNegative("quantity", quantity), "a number");
        delivered = FactConstraints.notNegative("delivered", delivered);
        price = FactConstraints.notNegative("price", price);
        discount = FactConstraints.notNegative("discount", discount);
        if (price != null
                && discount != null
                && discount.compareTo(price.multiply(quantity).add(TOLERANCE)) > 0) {
            throw new InvalidInput(
                    "discount",
                    "is " + discount.toPlainString() + ", but the line costs only "
                            + price.multiply(quantity).stripTrailingZeros().toPlainString() + " ("
                            + quantity.toPlainString() + " x " + price.toPlainString()
                            + "); it is the amount taken off the whole line");
        }
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
        this(sku, name, category, quantity, delivered, price, null, launchedAt, null);
    }

    /** Returns the price of the whole line including tax, less its discount; {@code null} if the price is unknown. */
    public @Nullable BigDecimal amount() {
        if (price == null) {
            return null;
        }
        BigDecimal full = price.multiply(quantity);
        return discount == null ? full : full.subtract(discount).max(BigDecimal.ZERO);
    }
}
