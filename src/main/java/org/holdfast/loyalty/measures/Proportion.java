package org.holdfast.loyalty.measures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;
import org.jspecify.annotations.Nullable;

/**
 * A part of a whole with its 95 % confidence interval: the score interval of E. B. Wilson, "Probable inference, the law
 * of succession, and statistical inference", Journal of the American Statistical Association 22 (1927), 209–212, which
 * is also valid for small numbers and for proportions near 0 and 1.
 *
 * @param rate part / whole, with four decimals; {@code null} if the whole is zero
 * @param low lower bound
 * @param high upper bound
 */
public record Proportion(
        long part,
        long whole,
        @Nullable BigDecimal rate,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high) {

    static final double ERROR_RATE = 0.05;
    private static final int DIGITS = 4;

    static Proportion of(long part, long whole) {
        if (whole == 0) {
            return new Proportion(part, whole, null, null, null);
        }
        Interval wilson = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(
                Math.toIntExact(whole), Math.toIntExact(part), ERROR_RATE);
        return new Proportion(
                part,
                whole,
                rounded((double) part / whole),
                rounded(wilson.getLowerBound()),
                rounded(wilson.getUpperBound()));
    }

    /** Returns the complementary proportion. */
    Proportion complement() {
        return of(whole - part, whole);
    }

    static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(DIGITS, RoundingMode.HALF_UP);
    }
}
