package org.holdfast.loyalty.measures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * The percentage of promoters minus the percentage of detractors, from −100 to 100: F. Reichheld, "The One Number You
 * Need to Grow", Harvard Business Review, December 2003. Each customer counts once, with the last answer in the period.
 *
 * <p>The bounds are a 95 % confidence interval. For the difference between two proportions of the same customers, it
 * follows A. Agresti and Y. Min, "Simple improved confidence intervals for comparing matched proportions", Statistics
 * in Medicine 24 (2005), 729–740: half a customer is added to promoters and to detractors and one to the passives; the
 * variance is then (p + d − (p − d)²) / n.
 *
 * @param score score with one decimal; {@code null} without answers
 */
public record NetPromoterScore(
        long promoters,
        long passives,
        long detractors,
        @Nullable BigDecimal score,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high) {

    private static final double NORMAL_QUANTILE = 1.959964;
    private static final double POINTS = 100;

    static NetPromoterScore of(long promoters, long passives, long detractors) {
        long all = promoters + passives + detractors;
        if (all == 0) {
            return new NetPromoterScore(0, 0, 0, null, null, null);
        }
        double p = (promoters + 0.5) / (all + 2);
        double d = (detractors + 0.5) / (all + 2);
        double half = NORMAL_QUANTILE * Math.sqrt((p + d - (p - d) * (p - d)) / (all + 2));
        return new NetPromoterScore(
                promoters,
                passives,
                detractors,
                points((double) (promoters - detractors) / all),
                points(Math.max(-1, p - d - half)),
                points(Math.min(1, p - d + half)));
    }

    private static BigDecimal points(double share) {
        return BigDecimal.valueOf(share * POINTS).setScale(1, RoundingMode.HALF_UP);
    }
}
