package org.holdfast.facts.goods;

import java.math.BigDecimal;
import org.holdfast.facts.identity.ArticleLine;
import org.holdfast.facts.validation.FactConstraints;
import org.jspecify.annotations.Nullable;

/**
 * One line of a return.
 *
 * @param sku article number, as in the lines of the order
 * @param quantity quantity returned, in the unit in which it was ordered; {@code null} if unknown
 */
public record ReturnLine(String sku, @Nullable BigDecimal quantity) implements ArticleLine {

    public ReturnLine {
        FactConstraints.id("sku", sku);
        quantity = FactConstraints.notNegative("quantity", quantity);
    }
}
