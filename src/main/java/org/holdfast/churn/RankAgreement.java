package org.holdfast.churn;

import java.util.List;
import java.util.Locale;
import org.holdfast.churn.purchases.PurchaseHistory;
import org.jspecify.annotations.Nullable;

/**
 * Compares how well models with different horizons rank customers over the longer of the two horizons, using models
 * trained on earlier data.
 */
final class RankAgreement {

    private final List<PurchaseHistory> all;
    private final int firstDay;
    private final int today;

    RankAgreement(List<PurchaseHistory> all, int firstDay, int today) {
        this.all = all;
        this.firstDay = firstDay;
        this.today = today;
    }

    /**
     * Returns a warning if the other model ranks customers better.
     *
     * @param one model found; only its kind and horizon are used
     * @return {@code null} if the advantage is within one standard error, or cannot be determined
     */
    @Nullable
    String warning(ChurnModel one, Horizon horizon, ChurnModel other, Horizon otherHorizon) {
        int ahead = Math.max(one.days(), other.days());
        TrainingSnapshot trainingSnapshot = new TrainingSnapshot(all, today - ahead);
        HoldoutWindow holdoutWindow = new HoldoutWindow(trainingSnapshot, ahead);
        double[] mine = holdoutWindow.hasBothOutcomes() ? predictions(one, horizon, holdoutWindow) : null;
        double[] theirs = mine == null ? null : predictions(other, otherHorizon, holdoutWindow);
        if (mine == null || theirs == null) {
            return null;
        }
        HoldoutWindow.Difference difference = holdoutWindow.difference(theirs, mine);
        return difference.value() <= difference.error()
                ? null
                : String.format(
                        Locale.ROOT,
                        "Warning: a model with a horizon of %d days ranks customers better: of two customers, "
                                + "it identifies the one who bought nothing in the last %d days in %.0f %% of cases, "
                                + "this model in %.0f %%.",
                        other.days(),
                        ahead,
                        100 * holdoutWindow.auc(theirs).value(),
                        100 * holdoutWindow.auc(mine).value());
    }

    private double @Nullable [] predictions(ChurnModel model, Horizon horizon, HoldoutWindow holdoutWindow) {
        ChurnModel then = new ModelTrainer(all, firstDay, horizon)
                .train(model.kind(), today - holdoutWindow.days())
                .model();
        return then == null ? null : holdoutWindow.predictions(then);
    }
}
