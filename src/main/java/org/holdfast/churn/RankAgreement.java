package org.holdfast.churn;

import java.util.List;
import java.util.Locale;
import org.holdfast.churn.purchases.PurchaseHistory;
import org.jspecify.annotations.Nullable;

/**
 * Whether models that look differently far ahead rank customers alike: over the longer of both times, learnt from what
 * was known before it.
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
     * @param one as it was found; only its kind and its horizon count
     * @return a warning when the other ranks better by more than one standard error; {@code null} when it does not or
     *     nobody can tell
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
                        "Warning: a model that looks %d days ahead "
                                + "ranks customers better: of two, it tells with %.0f %% who bought nothing in the last %d days, this one with %.0f %%.",
                        other.days(),
                        100 * holdoutWindow.auc(theirs).value(),
                        ahead,
                        100 * holdoutWindow.auc(mine).value());
    }

    private double @Nullable [] predictions(ChurnModel model, Horizon horizon, HoldoutWindow holdoutWindow) {
        ChurnModel then = new ModelTrainer(all, firstDay, horizon)
                .train(model.kind(), today - holdoutWindow.days())
                .model();
        return then == null ? null : holdoutWindow.predictions(then);
    }
}
