package org.holdfast.churn.regression;

/**
 * Puts probabilities right that were wrong in a time the model had not seen (Platt, 1999: a straight line through the
 * logarithms of the odds). The order of customers stays the same.
 *
 * @param slope below 1 where the model was too sure of itself
 */
public record Calibration(double intercept, double slope) {

    public static final Calibration NONE = new Calibration(0, 1);

    public double corrected(double probability) {
        return LogisticRegression.probability(intercept + slope * LogisticRegression.logOdds(probability));
    }
}
