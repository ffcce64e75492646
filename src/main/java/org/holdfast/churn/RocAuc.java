package org.holdfast.churn;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The area under the ROC curve: the probability that a random member of the first group has a higher score than a
 * random member of the second, where ties count half. Standard errors after DeLong, DeLong and Clarke-Pearson
 * (Biometrics 44, 1988), computed from ranks (Sun and Xu, IEEE Signal Processing Letters 21, 2014).
 *
 * @param value value from 0 to 1; 0.5 corresponds to chance
 * @param standardError standard error of {@code value}
 * @param positives size of the first group
 * @param negatives size of the second group
 */
public record RocAuc(double value, double standardError, int positives, int negatives) {

    /** The contribution of each case to the value, from which variances and covariances follow. */
    private record Parts(double value, double[] positive, double[] negative) {}

    /**
     * Computes the AUC of a score.
     *
     * @throws IllegalArgumentException if one of the groups is empty
     */
    static RocAuc of(double[] scores, boolean[] positive) {
        Parts parts = parts(scores, positive);
        return new RocAuc(
                parts.value, Math.sqrt(covariance(parts, parts)), parts.positive.length, parts.negative.length);
    }

    /** Returns the standard error of the difference between the AUC of two scores of the same cases. */
    static double differenceError(double[] one, double[] other, boolean[] positive) {
        Parts first = parts(one, positive);
        Parts second = parts(other, positive);
        return Math.sqrt(
                Math.max(0, covariance(first, first) + covariance(second, second) - 2 * covariance(first, second)));
    }

    private static Parts parts(double[] scores, boolean[] positive) {
        int m = (int)
                IntStream.range(0, positive.length).filter(i -> positive[i]).count();
        int n = positive.length - m;
        if (m == 0 || n == 0) {
            throw new IllegalArgumentException("Both groups must have members");
        }
        double[] mine = new double[m];
        double[] theirs = new double[n];
        int p = 0;
        int q = 0;
        for (int i = 0; i < scores.length; i++) {
            if (positive[i]) {
                mine[p++] = scores[i];
            } else {
                theirs[q++] = scores[i];
            }
        }
        double[] all = Arrays.copyOf(mine, m + n);
        System.arraycopy(theirs, 0, all, m, n);
        double[] rank = midranks(all);
        double[] among = midranks(mine);
        double[] amongTheirs = midranks(theirs);
        double sum = 0;
        for (int i = 0; i < m; i++) {
            sum += rank[i];
            mine[i] = (rank[i] - among[i]) / n;
        }
        for (int i = 0; i < n; i++) {
            theirs[i] = 1 - (rank[m + i] - amongTheirs[i]) / m;
        }
        return new Parts((sum - m * (m + 1.0) / 2) / ((double) m * n), mine, theirs);
    }

    private static double covariance(Parts one, Parts other) {
        return covariance(one.positive, one.value, other.positive, other.value)
                + covariance(one.negative, one.value, other.negative, other.value);
    }

    private static double covariance(double[] one, double oneMean, double[] other, double otherMean) {
        if (one.length < 2) {
            // With a single case, only the bounds 0 and 1 are known.
            return 0.25;
        }
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (one[i] - oneMean) * (other[i] - otherMean);
        }
        return sum / (one.length - 1) / one.length;
    }

    /** Returns ranks from 1; equal values share the mean of their ranks. */
    private static double[] midranks(double[] values) {
        Integer[] order = IntStream.range(0, values.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
        double[] ranks = new double[values.length];
        for (int from = 0; from < order.length; ) {
            int to = from;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = (from + 1 + to) / 2.0;
            }
            from = to;
        }
        return ranks;
    }
}
