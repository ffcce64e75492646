package org.holdfast.churn.regression;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.jspecify.annotations.Nullable;

/**
 * Fits a {@link LogisticRegression} to standardised features by Newton's method, with a ridge (L2) penalty: S. le
 * Cessie and J. C. van Houwelingen, "Ridge estimators in logistic regression", Applied Statistics 41 (1992), 191–201.
 * The penalty also keeps weights finite if a feature separates the two groups completely.
 */
public final class RidgeLogisticFitter {

    private static final double[] PENALTIES = {1000, 100, 10, 1};
    private static final int FOLDS = 4;
    private static final int MAX_STEPS = 60;
    /**
     * Fraction of a feature's range by which the limits exceed it: customers age and stay silent longer than those in
     * the training data.
     */
    private static final double MARGIN = 0.3;

    private static final double CONVERGED = 1e-6;

    private final double[][] scaled;
    private final boolean[] outcomes;
    private final double[] mean;
    private final double[] spread;

    private RidgeLogisticFitter(double[][] features, boolean[] outcomes) {
        int columns = features[0].length;
        this.outcomes = outcomes;
        this.mean = new double[columns];
        this.spread = new double[columns];
        for (int column = 0; column < columns; column++) {
            int at = column;
            mean[column] = Arrays.stream(features)
                    .mapToDouble(row -> row[at])
                    .average()
                    .orElse(0);
            spread[column] = Math.sqrt(Arrays.stream(features)
                    .mapToDouble(row -> Math.pow(row[at] - mean[at], 2))
                    .average()
                    .orElse(0));
        }
        this.scaled = Arrays.stream(features).map(this::scale).toArray(double[][]::new);
    }

    /**
     * Selects the penalty by cross-validation, then fits the model to all rows.
     *
     * @param folds fold of each row; rows of one customer share a fold
     * @return {@code null} if the fit does not converge
     */
    public static @Nullable LogisticRegression fit(
            List<String> names, double[][] features, boolean[] outcomes, int[] folds) {
        RidgeLogisticFitter fit = new RidgeLogisticFitter(features, outcomes);
        double best = PENALTIES[0];
        double min = Double.POSITIVE_INFINITY;
        double[][] warm = new double[FOLDS][];
        for (double penalty : PENALTIES) {
            double loss = 0;
            for (int fold = 0; fold < FOLDS; fold++) {
                warm[fold] = fit.solve(penalty, folds, fold, warm[fold]);
                loss += warm[fold] == null ? Double.POSITIVE_INFINITY : fit.loss(warm[fold], folds, fold);
            }
            if (loss < min - 1e-4 * outcomes.length * Math.min(1, min)) {
                min = loss;
                best = penalty;
            }
        }
        double[] weights = fit.solve(best, folds, -1, null);
        return weights == null ? null : fit.regression(names, features, weights);
    }

    /** Returns the fold of a customer, pseudo-random but stable. */
    public static int fold(int customer) {
        return Math.floorMod(customer * 0x9E3779B9 >>> 16, FOLDS);
    }

    /** Standardises a row. A constant column carries no information and gets no weight. */
    private double[] scale(double[] row) {
        double[] result = new double[row.length + 1];
        result[row.length] = 1;
        for (int i = 0; i < row.length; i++) {
            result[i] = spread[i] < 1e-9 ? 0 : (row[i] - mean[i]) / spread[i];
        }
        return result;
    }

    private double @Nullable [] solve(double penalty, int[] folds, int without, double @Nullable [] from) {
        int size = mean.length + 1;
        double[] weights = from == null ? new double[size] : from.clone();
        for (int step = 0; step < MAX_STEPS; step++) {
            double[] gradient = new double[size];
            double[][] curvature = new double[size][size];
            sum(weights, folds, without, gradient, curvature);
            for (int i = 0; i < size; i++) {
                double own = i == size - 1 ? 1e-6 : penalty;
                gradient[i] -= own * weights[i];
                curvature[i][i] += own;
            }
            double[] change = solution(curvature, gradient);
            if (change == null) {
                return null;
            }
            double max = Arrays.stream(change).map(Math::abs).max().orElse(0);
            // Limit the step, as a long one may overshoot where most outcomes are equal.
            double share = Math.min(1, 2 / Math.max(max, 1e-12));
            for (int i = 0; i < size; i++) {
                weights[i] += share * change[i];
            }
            if (max < CONVERGED) {
                return weights;
            }
        }
        return null;
    }

    private void sum(double[] weights, int[] folds, int without, double[] gradient, double[][] curvature) {
        int size = weights.length;
        for (int row = 0; row < scaled.length; row++) {
            if (folds[row] != without) {
                double[] x = scaled[row];
                double p = LogisticRegression.probability(dot(weights, x));
                double error = (outcomes[row] ? 1 : 0) - p;
                double weight = Math.max(p * (1 - p), 1e-10);
                for (int i = 0; i < size; i++) {
                    gradient[i] += error * x[i];
                    double part = weight * x[i];
                    for (int j = 0; j <= i; j++) {
                        curvature[i][j] += part * x[j];
                    }
                }
            }
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                curvature[j][i] = curvature[i][j];
            }
        }
    }

    private static double @Nullable [] solution(double[][] matrix, double[] right) {
        try {
            return new CholeskyDecomposition(new Array2DRowRealMatrix(matrix, false), 1e-9, 0)
                    .getSolver()
                    .solve(new ArrayRealVector(right, false))
                    .toArray();
        } catch (MathIllegalArgumentException e) {
            // The matrix is not positive definite: the features are collinear beyond what the penalty compensates.
            return null;
        }
    }

    private double loss(double[] weights, int[] folds, int fold) {
        double loss = 0;
        for (int row = 0; row < scaled.length; row++) {
            if (folds[row] == fold) {
                loss += logLoss(LogisticRegression.probability(dot(weights, scaled[row])), outcomes[row]);
            }
        }
        return loss;
    }

    public static double logLoss(double probability, boolean happened) {
        return -Math.log(Math.max(1e-9, happened ? probability : 1 - probability));
    }

    private static double dot(double[] weights, double[] row) {
        double sum = 0;
        for (int i = 0; i < row.length; i++) {
            sum += weights[i] * row[i];
        }
        return sum;
    }

    private LogisticRegression regression(List<String> names, double[][] features, double[] weights) {
        int columns = mean.length;
        Double[] low = new Double[columns];
        Double[] high = new Double[columns];
        Double[] own = new Double[columns];
        double intercept = weights[columns];
        for (int i = 0; i < columns; i++) {
            int column = i;
            double min = Arrays.stream(features)
                    .mapToDouble(row -> row[column])
                    .min()
                    .orElse(0);
            double max = Arrays.stream(features)
                    .mapToDouble(row -> row[column])
                    .max()
                    .orElse(0);
            low[i] = min - MARGIN * (max - min);
            high[i] = max + MARGIN * (max - min);
            own[i] = spread[i] < 1e-9 ? 0 : weights[i] / spread[i];
            intercept -= own[i] * mean[i];
        }
        return new LogisticRegression(names, List.of(low), List.of(high), List.of(own), intercept);
    }
}
