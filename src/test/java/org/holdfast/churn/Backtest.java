package org.holdfast.churn;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.holdfast.churn.purchases.PurchaseHistory;

/** Compares the predictions of a model on a day with the following period. */
public final class Backtest {

    private final TrainingSnapshot trainingSnapshot;
    private final double[] said;

    /** @param all histories including the purchases after the day */
    public Backtest(Collection<PurchaseHistory> all, LocalDate asOf, ChurnModel model) {
        this.trainingSnapshot = new TrainingSnapshot(List.copyOf(all), (int) asOf.toEpochDay());
        this.said = IntStream.range(0, trainingSnapshot.size())
                .mapToDouble(i -> model.chanceOfNone(trainingSnapshot.known(i), trainingSnapshot.day()))
                .toArray();
    }

    RocAuc auc(int days) {
        return new HoldoutWindow(trainingSnapshot, days).auc(said);
    }

    RocAuc regularsAuc(int days) {
        return new HoldoutWindow(trainingSnapshot, days).regularsAuc(said);
    }

    Predictions predictions(int days) {
        return new Predictions(said, trainingSnapshot.silentFor(days), new int[trainingSnapshot.size()]);
    }

    /** Prints how well the probabilities rank customers, for any horizon. */
    public void printRanking(int days, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%d days: area under the curve %.4f +-%.4f for all, %.4f +-%.4f for regulars%n",
                days,
                auc(days).value(),
                auc(days).standardError(),
                regularsAuc(days).value(),
                regularsAuc(days).standardError());
    }

    /** Prints how well the days since the last purchase rank customers. */
    public static void printSilence(Collection<PurchaseHistory> all, LocalDate asOf, int days, PrintWriter out) {
        TrainingSnapshot trainingSnapshot = new TrainingSnapshot(List.copyOf(all), (int) asOf.toEpochDay());
        HoldoutWindow holdoutWindow = new HoldoutWindow(trainingSnapshot, days);
        double[] silence = IntStream.range(0, trainingSnapshot.size())
                .mapToDouble(
                        i -> trainingSnapshot.day() - trainingSnapshot.known(i).last())
                .toArray();
        out.printf(
                Locale.ROOT,
                "%d days, by the silence alone: %.4f for all, %.4f for regulars%n",
                days,
                holdoutWindow.auc(silence).value(),
                holdoutWindow.regularsAuc(silence).value());
    }

    /** Prints the accuracy of the probabilities; only meaningful for the horizon of the model. */
    public void printReliability(int days, PrintWriter out) {
        Predictions predictions = predictions(days);
        out.printf(
                Locale.ROOT,
                "%d days: Brier score %.4f; the base rate alone %.4f%n",
                days,
                predictions.brier(),
                predictions.baseBrier());
        predictions
                .bins()
                .forEach(bin -> out.printf(
                        Locale.ROOT,
                        "%6d said %3.0f %%  came true %3.0f %%%n",
                        bin.customers(),
                        100 * bin.said(),
                        100 * bin.cameTrue()));
    }
}
