package org.holdfast.loyalty.measures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * The past and expected value of customers. It is revenue, not margin, because the facts contain no costs.
 *
 * <p>Past: the value of all orders less refunds, for each customer who ever bought.
 *
 * <p>Expected: m · r / (1 + i − r) for a customer who bought in the period, where m is the average amount spent by such
 * a customer in the period, r the retention rate, and i the discount rate for the length of the period, derived from
 * {@value #DISCOUNT_PER_YEAR} a year. S. Gupta and D. R. Lehmann, "Customers as assets", Journal of Interactive
 * Marketing 17 (2003), 9–24. The formula assumes that m and r remain constant and that all customers are alike, which
 * underestimates the value where they are not (P. Fader and B. Hardie, "Customer-base valuation in a contractual
 * setting: the perils of ignoring heterogeneity", Marketing Science 29 (2010), 85–93). The bounds reflect the
 * uncertainty of the retention rate alone.
 *
 * @param expected expected value in the company's currency; {@code null} if the retention rate is based on fewer than
 *     {@value #MIN_CUSTOMERS} customers
 * @param low lower bound
 * @param high upper bound
 */
public record LifetimeValue(
        Average past,
        @Nullable BigDecimal expected,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high) {

    /** Discount rate per year, as a fraction. */
    public static final double DISCOUNT_PER_YEAR = 0.10;
    /** Minimum number of customers; with fewer, the bounds would be too wide to be useful. */
    public static final int MIN_CUSTOMERS = 30;

    private static final double YEAR = 365;

    static LifetimeValue of(Average past, Average salesPerCustomer, Proportion retention, int days) {
        BigDecimal spent = salesPerCustomer.mean();
        if (spent == null
                || retention.whole() < MIN_CUSTOMERS
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
