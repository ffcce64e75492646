package org.holdfast.reports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;
import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;

/**
 * The effect of an action on retention: the share of retained customers among those it was decided for, minus the share
 * in the control group, with a 95% confidence interval.
 *
 * @param difference 0.05 means that 5 more of 100 customers are retained; {@code null} if there are too few customers
 * @param low lower bound of the confidence interval
 * @param high upper bound of the confidence interval
 */
public record Uplift(
        Finding finding,
        @Nullable BigDecimal difference,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high) {

    /** Minimum number of customers in each group. With fewer, the interval is too wide to be useful. */
    public static final int MIN_CUSTOMERS = 30;

    private static final double ERROR_RATE = 0.05;
    private static final int DIGITS = 4;

    /** The conclusion. */
    public enum Finding {
        /** More customers are retained: the whole interval is above 0. */
        GAIN,
        /** Fewer customers are retained: the whole interval is below 0. */
        LOSS,
        /** The difference may be due to chance: the interval contains 0. */
        NOT_SURE,
        /** One of the groups has fewer than {@value #MIN_CUSTOMERS} customers whose orders are known. */
        TOO_FEW,
        /** There is no control group to compare with. */
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
        if (customers < MIN_CUSTOMERS || control < MIN_CUSTOMERS) {
            return new Uplift(Finding.TOO_FEW, null, null, null);
        }
        return newcombe(
                Math.toIntExact(kept),
                Math.toIntExact(customers),
                Math.toIntExact(keptInControl),
                Math.toIntExact(control));
    }

    /**
     * Returns the confidence interval for the difference of two independent proportions, derived from their Wilson
     * intervals: method 10 in R. G. Newcombe, "Interval estimation for the difference between independent proportions:
     * comparison of eleven methods", Statistics in Medicine 17 (1998), 873–890. Unlike the Wald interval it is also
     * accurate for small groups and for proportions near 0 and 1.
     */
    static Uplift newcombe(int successes1, int trials1, int successes2, int trials2) {
        double share1 = (double) successes1 / trials1;
        double share2 = (double) successes2 / trials2;
        Interval wilson1 = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(trials1, successes1, ERROR_RATE);
        Interval wilson2 = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(trials2, successes2, ERROR_RATE);
        double difference = share1 - share2;
        double low = difference - Math.hypot(share1 - wilson1.getLowerBound(), wilson2.getUpperBound() - share2);
        double high = difference + Math.hypot(wilson1.getUpperBound() - share1, share2 - wilson2.getLowerBound());
        return new Uplift(finding(low, high), rounded(difference), rounded(low), rounded(high));
    }

    private static Finding finding(double low, double high) {
        if (low > 0) {
            return Finding.GAIN;
        }
        return high < 0 ? Finding.LOSS : Finding.NOT_SURE;
    }

    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(DIGITS, RoundingMode.HALF_UP);
    }
}
