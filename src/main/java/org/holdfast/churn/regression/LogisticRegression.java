package org.holdfast.churn.regression;

import java.util.List;

/**
 * A logistic regression: the logarithm of the odds is a weighted sum of features. Each feature is kept near what was
 * seen when it was fitted, so that nobody is judged by a straight line drawn far into the unknown.
 *
 * @param names of the features, in their order
 * @param low least value of each that is taken at its word
 * @param high the greatest
 * @param weights of the features as they are, not scaled
 */
public record LogisticRegression(
        List<String> names, List<Double> low, List<Double> high, List<Double> weights, double intercept) {

    public double logOdds(double[] features) {
        double sum = intercept;
        for (int i = 0; i < features.length; i++) {
            sum += weights.get(i) * Math.max(low.get(i), Math.min(high.get(i), features[i]));
        }
        return sum;
    }

    public static double probability(double logOdds) {
        return logOdds >= 0 ? 1 / (1 + Math.exp(-logOdds)) : Math.exp(logOdds) / (1 + Math.exp(logOdds));
    }

    public static double logOdds(double probability) {
        double within = Math.max(1e-6, Math.min(1 - 1e-6, probability));
        return Math.log(within / (1 - within));
    }
}
