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

/** Trains models with the data known on a day. The outcomes they learn from precede that day as well. */
final class ModelTrainer {

    private static final int MAX_SNAPSHOTS = 4;
    private static final int MAX_ROWS = 40_000;
    private static final int MIN_OF_EACH = 10;

    private final List<PurchaseHistory> all;
    private final int firstSnapshotDay;
    private final int days;
    private final Map<Integer, TrainingSnapshot> snapshots = new HashMap<>();
    private final Map<List<Object>, BgNbdModel> near = new HashMap<>();

    /** @param horizon forecast horizon */
    ModelTrainer(List<PurchaseHistory> all, int firstDay, Horizon horizon) {
        this.all = all;
        this.firstSnapshotDay = firstDay + horizon.days() - 1;
        this.days = horizon.days();
    }

    /**
     * The result of training.
     *
     * @param model {@code null} if it was rejected
     * @param refusal why it was rejected, in plain language; {@code null} if it was not
     */
    record Trained(@Nullable ChurnModel model, @Nullable String refusal) {}

    TrainingSnapshot snapshot(int day) {
        return snapshots.computeIfAbsent(day, key -> new TrainingSnapshot(all, key, near));
    }

    Trained train(ModelKind kind, int day) {
        return switch (kind) {
            case BG_NBD -> dropout(kind, snapshot(day).fit(1, false));
            case MBG_CNBD -> dropout(kind, snapshot(day).fitWithRhythm());
            case BLEND -> blend(day);
            case RECENCY, REGRESSION -> regression(kind, null, learningSnapshots(day));
        };
    }

    private Trained dropout(ModelKind kind, BgNbdFitter.Result result) {
        return result.model() == null
                ? new Trained(null, result.refusal())
                : new Trained(new ChurnModel(kind, days, result.model(), null, Calibration.NONE), null);
    }

    private Trained blend(int day) {
        BgNbdModel best = snapshot(day).bestDropout();
        if (best == null) {
            return new Trained(null, "both dropout models were rejected");
        }
        List<TrainingSnapshot> usable = learningSnapshots(day).stream()
                .filter(each -> each.fit(best.steps(), best.early()).model() != null)
                .toList();
        return usable.isEmpty()
                ? new Trained(null, "the dropout model cannot be fitted to earlier data")
                : regression(ModelKind.BLEND, best, usable);
    }

    /**
     * Returns snapshots whose outcomes are known by now, latest first. For horizons of a year or more they lie in the
     * same season as today, because a silence of seven months has different meanings in June and December.
     */
    private List<TrainingSnapshot> learningSnapshots(int day) {
        List<TrainingSnapshot> result = new ArrayList<>();
        int step = days >= PurchaseRhythm.YEAR ? PurchaseRhythm.YEAR : Math.max(1, days / 2);
        for (int at = day - days; at >= firstSnapshotDay && result.size() < MAX_SNAPSHOTS; at -= step) {
            result.add(snapshot(at));
        }
        return result;
    }

    private Trained regression(ModelKind kind, @Nullable BgNbdModel dropout, List<TrainingSnapshot> learning) {
        int rows = learning.stream().mapToInt(TrainingSnapshot::size).sum();
        int every = Math.max(1, (rows + MAX_ROWS - 1) / MAX_ROWS);
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
        if (quiet < MIN_OF_EACH || silent.size() - quiet < MIN_OF_EACH) {
            return new Trained(
                    null,
                    "of " + silent.size() + " cases to learn from, " + (silent.size() - quiet) + " bought again and "
                            + quiet + " did not; at least " + MIN_OF_EACH + " of each are required");
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
            return new Trained(null, "the regression does not converge");
        }
        if (kind == ModelKind.RECENCY && logisticRegression.weights().get(0) <= 0) {
            return new Trained(null, "recent buyers are not more likely to buy again in this customer base");
        }
        return new Trained(new ChurnModel(kind, days, dropout, logisticRegression, Calibration.NONE), null);
    }
}
