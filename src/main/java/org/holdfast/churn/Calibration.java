package org.holdfast.churn;

/**
 * Puts probabilities right that were wrong in a time the model had not seen (Platt, 1999: a straight line through the
 * logarithms of the odds). The order of customers stays the same.
 *
 * @param slope below 1 where the model was too sure of itself
 */
record Calibration(double intercept, double slope) {

    static final Calibration NONE = new Calibration(0, 1);

    double corrected(double probability) {
        return LogisticRegression.probability(intercept + slope * LogisticRegression.logOdds(probability));
    }
}
