package org.holdfast.loyalty.risk;

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
record Trial(ModelKind kind, String name, List<Window> windows, List<double[]> predictions, @Nullable String refusal) {

    static Trial of(ModelKind kind, Training training, List<Window> windows, List<Integer> days) {
        Training.Trained[] trained = days.stream().map(day -> training.train(kind, day)).toArray(Training.Trained[]::new);
        for (Training.Trained each : trained) {
            if (each.model() == null) {
                return new Trial(kind, kind.toString(), windows, List.of(), each.refusal());
            }
        }
        List<double[]> predictions = IntStream.range(0, windows.size())
                .mapToObj(i -> windows.get(i).predictions(Objects.requireNonNull(trained[i].model()))).toList();
        return new Trial(kind, name(Objects.requireNonNull(trained[0].model())), windows, predictions, null);
    }

    static String name(ChanceModel model) {
        return model.dropout() == null ? model.kind().toString() : model.kind() == ModelKind.BLEND
                ? model.kind() + " with " + model.dropout().name() : model.dropout().name();
    }

    boolean refused() {
        return refusal != null;
    }

    Auc auc() {
        return mean(IntStream.range(0, windows.size()).mapToObj(i -> windows.get(i).auc(predictions.get(i))).toList());
    }

    @Nullable Auc regularsAuc() {
        List<Auc> known = IntStream.range(0, windows.size()).mapToObj(i -> windows.get(i).regularsAuc(predictions.get(i)))
                .filter(Objects::nonNull).toList();
        return known.isEmpty() ? null : mean(known);
    }

    /** How well customers are told apart: over all and over regulars alike. */
    double merit() {
        Auc regulars = regularsAuc();
        return regulars == null ? auc().value() : (auc().value() + regulars.value()) / 2;
    }

    /** Whether another is better only by what chance may bring: by less than one standard error of the difference. */
    boolean cannotBeToldFrom(Trial better) {
        double value = 0;
        double variance = 0;
        for (int i = 0; i < windows.size(); i++) {
            Window.Difference difference = windows.get(i).difference(better.predictions.get(i), predictions.get(i));
            value += difference.value() / windows.size();
            variance += Math.pow(difference.error() / windows.size(), 2);
        }
        return value <= Math.sqrt(variance);
    }

    Predictions all() {
        int size = windows.stream().mapToInt(Window::size).sum();
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

    /** Windows count by their size; they are taken as independent, which makes the error a little too small where they share customers. */
    private static Auc mean(List<Auc> each) {
        double total = each.stream().mapToDouble(auc -> auc.positives() + auc.negatives()).sum();
        double value = 0;
        double variance = 0;
        int positives = 0;
        int negatives = 0;
        for (Auc auc : each) {
            double share = (auc.positives() + auc.negatives()) / total;
            value += share * auc.value();
            variance += Math.pow(share * auc.standardError(), 2);
            positives += auc.positives();
            negatives += auc.negatives();
        }
        return new Auc(value, Math.sqrt(variance), positives, negatives);
    }
}
