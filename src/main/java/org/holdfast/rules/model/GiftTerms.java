package org.holdfast.rules.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the gifts of an action are worth, and in which currency its amounts are given.
 *
 * @param nextOrder value of a next order, in the company's currency, where the customer has no average yet;
 *     {@code null} if unknown
 * @param pointWorth what one point costs, in the company's currency; {@code null} if points cost nothing beyond the
 *     cost of the action
 * @param customersCurrency whether amounts are given in the customer's currency instead of the company's
 */
public record GiftTerms(
        @Nullable BigDecimal nextOrder, @Nullable BigDecimal pointWorth, boolean customersCurrency) {

    /** Terms of an action that says nothing about them. */
    public static final GiftTerms NONE = new GiftTerms(null, null, false);
}
