package org.holdfast.loyalty.measures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Customers who bought several kinds of products for each one who bought a single kind, as loyalty programmes count it;
 * the share of the former comes with it, because a ratio has no simple interval. A kind is the category of an order
 * line.
 *
 * @param several customers who bought two kinds or more in the period
 * @param one customers who bought a single kind
 * @param unknown customers who bought, but lines or categories are missing that could be another kind
 * @param ratio several / one, two decimals; {@code null} when nobody bought a single kind
 * @param share of those who bought several among those of whom it is known
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
