package org.holdfast.facts.baskets;

import java.math.BigDecimal;
import org.holdfast.facts.identity.ArticleLine;
import org.holdfast.facts.validation.FactConstraints;
import org.jspecify.annotations.Nullable;

/**
 * One line of a cart.
 *
 * @param quantity quantity in the cart, in pieces, kilograms or metres
 * @param price price per unit, in the currency of the cart
 */
public record CartLine(
        String sku,
        @Nullable String name,
        @Nullable String category,
        BigDecimal quantity,
        @Nullable BigDecimal price) implements ArticleLine {

    public CartLine {
        FactConstraints.id("sku", sku);
        FactConstraints.text("name", name);
        FactConstraints.text("category", category);
        quantity = FactConstraints.known("quantity", FactConstraints.notNegative("quantity", quantity), "a number");
        price = FactConstraints.notNegative("price", price);
    }
}
