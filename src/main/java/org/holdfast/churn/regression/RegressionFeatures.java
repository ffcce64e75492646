package org.holdfast.churn.regression;

import java.util.List;
import org.holdfast.churn.purchases.PurchaseHistory;

/**
 * The features of a customer on a day. Times are logarithms of weeks, so that the effect of a week decreases with the
 * time elapsed; products and squares allow for interactions. The features depend neither on other customers nor on the
 * future.
 */
public final class RegressionFeatures {

    public static final List<String> NAMES = List.of(
            "silence",
            "purchases",
            "age",
            "spend",
            "bought once",
            "bought twice",
            "silence in own gaps",
            "the same, with a rhythm",
            "unevenness of gaps",
            "silence in longest gaps",
            "silence x purchases",
            "silence squared",
            "purchases squared",
            "purchases lately",
            "purchases before",
            "last spend",
            "last gap",
            "silence x age",
            "age squared",
            "rate");

    /** The features of the simplest model. */
    public static final List<String> RECENCY = List.of("silence");

    private static final double WEEK = 7;

    private RegressionFeatures() {}

    public static double[] recency(PurchaseHistory history, int today) {
        return new double[] {Math.log1p(Math.max(0, today - history.last()) / WEEK)};
    }

    /**
     * Returns the values of {@link #NAMES}.
     *
     * @param horizon length in days of the windows in which purchases are counted
     */
    public static double[] of(PurchaseHistory history, int today, int horizon) {
        int repeats = history.size() - 1;
        double days = Math.max(0, today - history.last());
        double age = Math.log1p(Math.max(0, today - history.first()) / WEEK);
        double silence = Math.log1p(days / WEEK);
        double purchases = Math.log1p(repeats);
        Gaps gaps = Gaps.of(history);
        double own = repeats < 1 ? 0 : Math.log1p(days) - Math.log1p(gaps.mean);
        double rhythm = repeats < 2 ? 0 : 1;
        double spend = meanSpend(history);
        return new double[] {
            silence,
            purchases,
            age,
            spend,
            repeats == 0 ? 1 : 0,
            repeats == 1 ? 1 : 0,
            own,
            rhythm * own,
            gaps.unevenness,
            rhythm * (Math.log1p(days) - Math.log1p(gaps.longest)),
            silence * purchases,
            silence * silence,
            purchases * purchases,
            Math.log1p(history.sizeIn(today - horizon, today)),
            Math.log1p(history.sizeIn(today - 2 * horizon, today)),
            spendLog(history.spend(repeats), spend) - spend,
            rhythm * (Math.log1p(gaps.last) - Math.log1p(gaps.mean)),
            silence * age,
            age * age,
            Math.log((repeats + 1) / (Math.max(0, today - history.first()) + 30.0))
        };
    }

    /** Returns the logarithm of the mean amount; unknown and negative amounts are ignored. */
    private static double meanSpend(PurchaseHistory history) {
        double sum = 0;
        int known = 0;
        for (int i = 0; i < history.size(); i++) {
            if (history.spend(i) >= 0) {
                sum += history.spend(i);
                known++;
            }
        }
        return known == 0 ? 0 : Math.log1p(sum / known);
    }

    private static double spendLog(float spend, double otherwise) {
        return spend >= 0 ? Math.log1p(spend) : otherwise;
    }

    /** Statistics of the days between consecutive purchases. */
    private record Gaps(double mean, double unevenness, double longest, double last) {

        static Gaps of(PurchaseHistory history) {
            int count = history.size() - 1;
            if (count < 1) {
                return new Gaps(0, 0, 0, 0);
            }
            double mean = (history.last() - history.first()) / (double) count;
            double squares = 0;
            double longest = 0;
            for (int i = 1; i <= count; i++) {
                double gap = history.day(i) - history.day(i - 1);
                squares += (gap - mean) * (gap - mean);
                longest = Math.max(longest, gap);
            }
            return new Gaps(
                    mean,
                    count < 2 ? 0 : Math.sqrt(squares / count) / mean,
                    longest,
                    history.last() - history.day(count - 1));
        }
    }
}
