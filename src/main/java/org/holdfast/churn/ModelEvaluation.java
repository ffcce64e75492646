package org.holdfast.churn;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What one kind of model predicted in the windows, each time fitted to what was known before.
 *
 * @param predictions for each window; empty when it was refused
 * @param refusal why, in plain words, or {@code null}
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
        return model.dropout() == null
                ? model.kind().toString()
                : model.kind() == ModelKind.BLEND
                        ? model.kind() + " with " + model.dropout().name()
                        : model.dropout().name();
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

    /** How well customers are told apart: over all and over regulars alike. */
    double merit() {
        RocAuc regulars = regularsAuc();
        return regulars == null ? auc().value() : (auc().value() + regulars.value()) / 2;
    }

    /** Whether another is better only by what chance may bring: by less than one standard error of the difference. */
    boolean cannotBeToldFrom(ModelEvaluation better) {
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
     * Windows count by their size; they are taken as independent, which makes the error a little too small where they
     * share customers.
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
