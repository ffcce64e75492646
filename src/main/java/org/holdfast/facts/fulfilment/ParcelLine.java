package org.holdfast.facts.fulfilment;

import java.math.BigDecimal;
import org.holdfast.facts.identity.ArticleLine;
import org.holdfast.facts.validation.FactConstraints;

/**
 * What a parcel contains of one article.
 *
 * @param quantity quantity in pieces, kilograms or metres
 */
public record ParcelLine(String sku, BigDecimal quantity) implements ArticleLine {

    public ParcelLine {
        FactConstraints.id("sku", sku);
        quantity = FactConstraints.known("quantity", FactConstraints.notNegative("quantity", quantity), "a number");
    }
}
