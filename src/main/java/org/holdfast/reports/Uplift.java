package org.holdfast.reports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;
import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;

/**
 * How many more customers stay because of an action: the share of those it was decided for, less the share of the
 * control group. The bounds hold the true difference in 95 of 100 cases.
 *
 * @param difference 0.05 means that 5 of 100 customers more stay; {@code null} when there are too few customers to say
 * @param low lower bound
 * @param high upper bound
 */
public record Uplift(
        Finding finding,
        @Nullable BigDecimal difference,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high) {

    /** With fewer customers in either group the bounds are so far apart that they say nothing. */
    public static final int FEWEST = 30;

    private static final double ERROR_RATE = 0.05;
    private static final int DIGITS = 4;

    /** What can be said. */
    public enum Finding {
        /** More customers stay: the whole interval lies above 0. */
        GAIN,
        /** Fewer customers stay: the whole interval lies below 0. */
        LOSS,
        /** It may be luck: 0 lies within the interval. */
        NOT_SURE,
        /** One of the groups holds fewer than {@value #FEWEST} customers whose orders are known. */
        TOO_FEW,
        /** Nobody is left alone, so there is nothing to compare with. */
        NO_CONTROL_GROUP;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    static Uplift of(long kept, long customers, long keptInControl, long control) {
        if (control == 0) {
            return new Uplift(Finding.NO_CONTROL_GROUP, null, null, null);
        }
        if (customers < FEWEST || control < FEWEST) {
            return new Uplift(Finding.TOO_FEW, null, null, null);
        }
        return newcombe(
                Math.toIntExact(kept),
                Math.toIntExact(customers),
                Math.toIntExact(keptInControl),
                Math.toIntExact(control));
    }

    /**
     * The interval for a difference of two independent shares, from the Wilson intervals of both: method 10 in R. G.
     * Newcombe, "Interval estimation for the difference between independent proportions: comparison of eleven methods",
     * Statistics in Medicine 17 (1998), 873–890. Unlike the textbook's interval it also holds for small groups and for
     * shares near 0 and 1.
     */
    static Uplift newcombe(int successes1, int trials1, int successes2, int trials2) {
        double share1 = (double) successes1 / trials1;
        double share2 = (double) successes2 / trials2;
        Interval wilson1 = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(trials1, successes1, ERROR_RATE);
        Interval wilson2 = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(trials2, successes2, ERROR_RATE);
        double difference = share1 - share2;
        double low = difference - Math.hypot(share1 - wilson1.getLowerBound(), wilson2.getUpperBound() - share2);
        double high = difference + Math.hypot(wilson1.getUpperBound() - share1, share2 - wilson2.getLowerBound());
        Finding finding = low > 0 ? Finding.GAIN : high < 0 ? Finding.LOSS : Finding.NOT_SURE;
        return new Uplift(finding, rounded(difference), rounded(low), rounded(high));
    }

    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(DIGITS, RoundingMode.HALF_UP);
    }
}
