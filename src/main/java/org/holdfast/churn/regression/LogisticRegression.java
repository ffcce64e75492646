package org.holdfast.churn.regression;

import java.util.List;

/**
 * A logistic regression: the log-odds are a weighted sum of features. Each feature is limited to the neighbourhood of
 * the values seen in training, to avoid extrapolation.
 *
 * @param names names of the features
 * @param low lower limit of each feature
 * @param high upper limit of each feature
 * @param weights weights of the unscaled features
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
