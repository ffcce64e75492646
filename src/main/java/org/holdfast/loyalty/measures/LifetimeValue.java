package org.holdfast.loyalty.measures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What customers have brought, and what those who bought in the period can be expected to bring yet. It is revenue, not
 * margin: the facts hold no costs.
 *
 * <p>Past: the value of all orders ever, less what came back, for each customer who ever bought.
 *
 * <p>Expected: m · r / (1 + i − r) for a customer who bought in the period, where m is what such a customer spent in
 * it, r the retention rate, and i the discount for the length of the period, from {@value #DISCOUNT_PER_YEAR} a year.
 * S. Gupta and D. R. Lehmann, "Customers as assets", Journal of Interactive Marketing 17 (2003), 9–24. It assumes that
 * m and r stay what they are and that all customers are alike, which tells too little where they are not (P. Fader and
 * B. Hardie, "Customer-base valuation in a contractual setting: the perils of ignoring heterogeneity", Marketing
 * Science 29 (2010), 85–93). The bounds follow from those of the retention rate alone.
 *
 * @param expected in the company's currency; {@code null} when fewer than {@value #FEWEST} customers tell the retention
 *     rate
 * @param low lower bound
 * @param high upper bound
 */
public record LifetimeValue(
        Average past,
        @Nullable BigDecimal expected,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high) {

    /** What a year's waiting takes off a payment, as a share. */
    public static final double DISCOUNT_PER_YEAR = 0.10;
    /** With fewer customers the bounds are so far apart that they say nothing. */
    public static final int FEWEST = 30;

    private static final double YEAR = 365;

    static LifetimeValue of(Average past, Average salesPerCustomer, Proportion retention, int days) {
        BigDecimal spent = salesPerCustomer.mean();
        if (spent == null
                || retention.whole() < FEWEST
                || retention.rate() == null
                || retention.low() == null
                || retention.high() == null) {
            return new LifetimeValue(past, null, null, null);
        }
        double discount = Math.pow(1 + DISCOUNT_PER_YEAR, days / YEAR) - 1;
        return new LifetimeValue(
                past,
                times(spent, retention.rate(), discount),
                times(spent, retention.low(), discount),
                times(spent, retention.high(), discount));
    }

    private static BigDecimal times(BigDecimal spent, BigDecimal retention, double discount) {
        double kept = retention.doubleValue();
        return BigDecimal.valueOf(spent.doubleValue() * kept / (1 + discount - kept))
                .setScale(2, RoundingMode.HALF_UP);
    }
}
