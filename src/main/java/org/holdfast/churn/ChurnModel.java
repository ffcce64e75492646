package org.holdfast.churn;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.holdfast.churn.bgnbd.BgNbdModel;
import org.holdfast.churn.bgnbd.RecencyFrequency;
import org.holdfast.churn.purchases.PurchaseHistory;
import org.holdfast.churn.regression.Calibration;
import org.holdfast.churn.regression.LogisticRegression;
import org.holdfast.churn.regression.RegressionFeatures;
import org.jspecify.annotations.Nullable;

/**
 * A fitted model of the probability that a customer does not buy within the next {@code days} days. It consists of
 * numbers only, can be serialised, and contains no data of individual customers.
 *
 * @param days forecast horizon
 * @param dropout {@code null} unless this kind of model has one
 * @param regression {@code null} unless this kind of model has one
 */
public record ChurnModel(
        ModelKind kind,
        int days,
        @Nullable BgNbdModel dropout,
        @Nullable LogisticRegression regression,
        Calibration calibration) {

    /**
     * Returns the probability that nothing is bought within the horizon.
     *
     * @param today days since 1970-01-01; later purchases are ignored
     * @return 0 to 1; NaN for a customer who has not bought anything by then
     */
    public double chanceOfNone(PurchaseHistory history, int today) {
        PurchaseHistory known = history.upTo(today);
        return known.isEmpty() ? Double.NaN : calibration.corrected(uncorrected(known, today));
    }

    /** Returns the probability without calibration. */
    double uncorrected(PurchaseHistory known, int today) {
        return regression == null
                ? dropoutChance(known, today)
                : LogisticRegression.probability(regression.logOdds(features(known, today)));
    }

    /** Returns the features for the regression of this kind. */
    double[] features(PurchaseHistory known, int today) {
        return switch (kind) {
            case RECENCY -> RegressionFeatures.recency(known, today);
            case BLEND ->
                with(
                        RegressionFeatures.of(known, today, days),
                        LogisticRegression.logOdds(dropoutChance(known, today)));
            default -> RegressionFeatures.of(known, today, days);
        };
    }

    static List<String> features(ModelKind kind) {
        return switch (kind) {
            case RECENCY -> RegressionFeatures.RECENCY;
            case BLEND ->
                Stream.concat(RegressionFeatures.NAMES.stream(), Stream.of("what the dropout model says"))
                        .toList();
            default -> RegressionFeatures.NAMES;
        };
    }

    private double dropoutChance(PurchaseHistory known, int today) {
        if (dropout == null) {
            throw new IllegalStateException(kind + " needs parameters");
        }
        return dropout.chanceOfNone(RecencyFrequency.of(known, today), days);
    }

    ChurnModel with(Calibration other) {
        return new ChurnModel(kind, days, dropout, regression, other);
    }

    private static double[] with(double[] features, double another) {
        double[] all = Arrays.copyOf(features, features.length + 1);
        all[features.length] = another;
        return all;
    }
}
