package org.holdfast.churn.regression;

/**
 * Corrects probabilities by outcomes in periods that the model has not seen (Platt scaling, 1999: a linear function of
 * the log-odds). The ranking of customers is preserved.
 *
 * @param slope below 1 if the model was overconfident
 */
public record Calibration(double intercept, double slope) {

    public static final Calibration NONE = new Calibration(0, 1);

    public double corrected(double probability) {
        return LogisticRegression.probability(intercept + slope * LogisticRegression.logOdds(probability));
    }
}
