package org.holdfast.churn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.churn.bgnbd.BgNbdFitter;
import org.holdfast.churn.bgnbd.BgNbdModel;
import org.holdfast.churn.purchases.PurchaseHistory;
import org.holdfast.churn.purchases.PurchaseRhythm;
import org.holdfast.churn.regression.Calibration;
import org.holdfast.churn.regression.LogisticRegression;
import org.holdfast.churn.regression.RidgeLogisticFitter;
import org.jspecify.annotations.Nullable;

/**
 * Trains models with what was known at a day, and with nothing else: what they learn to predict lies before that day as
 * well.
 */
final class ModelTrainer {

    private static final int MOST_CUTS = 4;
    private static final int MOST_ROWS = 40_000;
    private static final int LEAST_OF_EACH = 10;

    private final List<PurchaseHistory> all;
    private final int firstCut;
    private final int days;
    private final Map<Integer, TrainingSnapshot> cuts = new HashMap<>();
    private final Map<List<Object>, BgNbdModel> near = new HashMap<>();

    /** @param horizon how far ahead is predicted */
    ModelTrainer(List<PurchaseHistory> all, int firstDay, Horizon horizon) {
        this.all = all;
        this.firstCut = firstDay + horizon.days() - 1;
        this.days = horizon.days();
    }

    /**
     * @param model {@code null} when it is refused
     * @param refusal why, in plain words, or {@code null}
     */
    record Trained(@Nullable ChurnModel model, @Nullable String refusal) {}

    TrainingSnapshot cut(int day) {
        return cuts.computeIfAbsent(day, key -> new TrainingSnapshot(all, key, near));
    }

    Trained train(ModelKind kind, int day) {
        return switch (kind) {
            case BG_NBD -> dropout(kind, cut(day).fit(1, false));
            case MBG_CNBD -> dropout(kind, cut(day).fitWithRhythm());
            case BLEND -> blend(day);
            case RECENCY, REGRESSION -> regression(kind, null, learningCuts(day));
        };
    }

    private Trained dropout(ModelKind kind, BgNbdFitter.Result result) {
        return result.model() == null
                ? new Trained(null, result.refusal())
                : new Trained(new ChurnModel(kind, days, result.model(), null, Calibration.NONE), null);
    }

    private Trained blend(int day) {
        BgNbdModel best = cut(day).bestDropout();
        if (best == null) {
            return new Trained(null, "both models of customers who leave were refused");
        }
        List<TrainingSnapshot> usable = learningCuts(day).stream()
                .filter(each -> each.fit(best.steps(), best.early()).model() != null)
                .toList();
        return usable.isEmpty()
                ? new Trained(null, "the model of customers who leave cannot be fitted to what was known earlier")
                : regression(ModelKind.BLEND, best, usable);
    }

    /**
     * Days on which one could have stood and whose future is known by now, the latest first. Who looks a year ahead
     * learns from days in the same season as today: a silence of seven months means one thing in June and another in
     * December.
     */
    private List<TrainingSnapshot> learningCuts(int day) {
        List<TrainingSnapshot> result = new ArrayList<>();
        int step = days >= PurchaseRhythm.YEAR ? PurchaseRhythm.YEAR : Math.max(1, days / 2);
        for (int at = day - days; at >= firstCut && result.size() < MOST_CUTS; at -= step) {
            result.add(cut(at));
        }
        return result;
    }

    private Trained regression(ModelKind kind, @Nullable BgNbdModel dropout, List<TrainingSnapshot> learning) {
        int rows = learning.stream().mapToInt(TrainingSnapshot::size).sum();
        int every = Math.max(1, (rows + MOST_ROWS - 1) / MOST_ROWS);
        List<double[]> features = new ArrayList<>();
        List<Boolean> silent = new ArrayList<>();
        List<Integer> folds = new ArrayList<>();
        for (TrainingSnapshot trainingSnapshot : learning) {
            boolean[] outcomes = trainingSnapshot.silentFor(days);
            ChurnModel looking = new ChurnModel(
                    kind,
                    days,
                    dropout == null
                            ? null
                            : trainingSnapshot
                                    .fit(dropout.steps(), dropout.early())
                                    .model(),
                    null,
                    Calibration.NONE);
            for (int i = 0; i < trainingSnapshot.size(); i++) {
                if (trainingSnapshot.customer(i) % every == 0) {
                    features.add(looking.features(trainingSnapshot.known(i), trainingSnapshot.day()));
                    silent.add(outcomes[i]);
                    folds.add(RidgeLogisticFitter.fold(trainingSnapshot.customer(i)));
                }
            }
        }
        return fitted(kind, dropout, features, silent, folds);
    }

    private Trained fitted(
            ModelKind kind,
            @Nullable BgNbdModel dropout,
            List<double[]> features,
            List<Boolean> silent,
            List<Integer> folds) {
        long quiet = silent.stream().filter(each -> each).count();
        if (quiet < LEAST_OF_EACH || silent.size() - quiet < LEAST_OF_EACH) {
            return new Trained(
                    null,
                    "of " + silent.size() + " cases to learn from, " + (silent.size() - quiet) + " bought again and "
                            + quiet + " did not; it takes " + LEAST_OF_EACH + " of each");
        }
        boolean[] outcomes = new boolean[silent.size()];
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = silent.get(i);
        }
        LogisticRegression logisticRegression = RidgeLogisticFitter.fit(
                ChurnModel.features(kind),
                features.toArray(double[][]::new),
                outcomes,
                folds.stream().mapToInt(Integer::intValue).toArray());
        if (logisticRegression == null) {
            return new Trained(null, "the regression does not settle on any weights");
        }
        if (kind == ModelKind.RECENCY && logisticRegression.weights().get(0) <= 0) {
            return new Trained(null, "here those who bought lately are not more likely to buy again");
        }
        return new Trained(new ChurnModel(kind, days, dropout, logisticRegression, Calibration.NONE), null);
    }
}
