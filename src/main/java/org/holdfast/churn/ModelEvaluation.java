package org.holdfast.churn;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.holdfast.churn.bgnbd.BgNbdModel;
import org.jspecify.annotations.Nullable;

/**
 * The predictions of one kind of model for each holdout window, made by a model fitted to earlier data only.
 *
 * @param predictions predictions per window; empty if the model was rejected
 * @param refusal why it was rejected, in plain language; {@code null} if it was not
 */
record ModelEvaluation(
        ModelKind kind,
        String name,
        List<HoldoutWindow> windows,
        List<double[]> predictions,
        @Nullable String refusal) {

    static ModelEvaluation of(
            ModelKind kind, ModelTrainer modelTrainer, List<HoldoutWindow> windows, List<Integer> days) {
        ModelTrainer.Trained[] trained =
                days.stream().map(day -> modelTrainer.train(kind, day)).toArray(ModelTrainer.Trained[]::new);
        for (ModelTrainer.Trained each : trained) {
            if (each.model() == null) {
                return new ModelEvaluation(kind, kind.toString(), windows, List.of(), each.refusal());
            }
        }
        List<double[]> predictions = IntStream.range(0, windows.size())
                .mapToObj(i -> windows.get(i).predictions(Objects.requireNonNull(trained[i].model())))
                .toList();
        return new ModelEvaluation(kind, name(Objects.requireNonNull(trained[0].model())), windows, predictions, null);
    }

    static String name(ChurnModel model) {
        BgNbdModel dropout = model.dropout();
        if (dropout == null) {
            return model.kind().toString();
        }
        return model.kind() == ModelKind.BLEND ? model.kind() + " with " + dropout.name() : dropout.name();
    }

    boolean refused() {
        return refusal != null;
    }

    RocAuc auc() {
        return mean(IntStream.range(0, windows.size())
                .mapToObj(i -> windows.get(i).auc(predictions.get(i)))
                .toList());
    }

    @Nullable
    RocAuc regularsAuc() {
        List<RocAuc> known = IntStream.range(0, windows.size())
                .mapToObj(i -> windows.get(i).regularsAuc(predictions.get(i)))
                .filter(Objects::nonNull)
                .toList();
        return known.isEmpty() ? null : mean(known);
    }

    /** Returns the mean AUC over all customers and over regulars. */
    double merit() {
        RocAuc regulars = regularsAuc();
        return regulars == null ? auc().value() : (auc().value() + regulars.value()) / 2;
    }

    /** Returns whether the advantage of the better model is within one standard error. */
    boolean isComparableTo(ModelEvaluation better) {
        double value = 0;
        double variance = 0;
        for (int i = 0; i < windows.size(); i++) {
            HoldoutWindow.Difference difference =
                    windows.get(i).difference(better.predictions.get(i), predictions.get(i));
            value += difference.value() / windows.size();
            variance += Math.pow(difference.error() / windows.size(), 2);
        }
        return value <= Math.sqrt(variance);
    }

    Predictions all() {
        int size = windows.stream().mapToInt(HoldoutWindow::size).sum();
        double[] said = new double[size];
        boolean[] silent = new boolean[size];
        int[] window = new int[size];
        int at = 0;
        for (int i = 0; i < windows.size(); i++) {
            for (int row = 0; row < windows.get(i).size(); row++) {
                said[at] = predictions.get(i)[row];
                silent[at] = windows.get(i).silent(row);
                window[at++] = i;
            }
        }
        return new Predictions(said, silent, window);
    }

    /**
     * Returns the mean AUC, weighted by the size of the windows. Windows are treated as independent, which slightly
     * underestimates the error where they share customers.
     */
    private static RocAuc mean(List<RocAuc> each) {
        double total = each.stream()
                .mapToDouble(rocAuc -> rocAuc.positives() + rocAuc.negatives())
                .sum();
        double value = 0;
        double variance = 0;
        int positives = 0;
        int negatives = 0;
        for (RocAuc rocAuc : each) {
            double share = (rocAuc.positives() + rocAuc.negatives()) / total;
            value += share * rocAuc.value();
            variance += Math.pow(share * rocAuc.standardError(), 2);
            positives += rocAuc.positives();
            negatives += rocAuc.negatives();
        }
        return new RocAuc(value, Math.sqrt(variance), positives, negatives);
    }
}
