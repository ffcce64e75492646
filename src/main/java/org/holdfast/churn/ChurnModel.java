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
 * A fitted model: the probability that a customer will not buy in the next {@code days} days. It holds numbers only and
 * can be written down; it remembers nobody.
 *
 * @param days for how many days ahead it speaks
 * @param dropout {@code null} unless the kind has one
 * @param regression {@code null} unless the kind has one
 */
public record ChurnModel(
        ModelKind kind,
        int days,
        @Nullable BgNbdModel dropout,
        @Nullable LogisticRegression regression,
        Calibration calibration) {

    /**
     * @param today days since 1970-01-01; purchases after it are not looked at
     * @return 0 to 1; not a number for somebody who never bought until then
     */
    public double chanceOfNone(PurchaseHistory history, int today) {
        PurchaseHistory known = history.upTo(today);
        return known.isEmpty() ? Double.NaN : calibration.corrected(uncorrected(known, today));
    }

    double uncorrected(PurchaseHistory known, int today) {
        return regression == null
                ? dropoutChance(known, today)
                : LogisticRegression.probability(regression.logOdds(features(known, today)));
    }

    /** What the regression of this kind sees. */
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
