package org.holdfast.loyalty.measures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * The number of customers who bought several kinds of products per customer who bought a single kind, as used for
 * loyalty programmes. It is accompanied by the proportion of the former, because a ratio has no simple confidence
 * interval. A kind is the category of an order line.
 *
 * @param several customers who bought two kinds or more in the period
 * @param one customers who bought a single kind
 * @param unknown customers who bought, but whose orders lack lines or categories that could be another kind
 * @param ratio several / one, with two decimals; {@code null} if no customer bought a single kind
 * @param share proportion of {@code several} among the customers with known kinds
 */
public record UpsellRatio(
        long several, long one, long unknown, @Nullable BigDecimal ratio, Proportion share) {

    static UpsellRatio of(long several, long one, long unknown) {
        return new UpsellRatio(
                several,
                one,
                unknown,
                one == 0 ? null : BigDecimal.valueOf(several).divide(BigDecimal.valueOf(one), 2, RoundingMode.HALF_UP),
                Proportion.of(several, several + one));
    }
}
