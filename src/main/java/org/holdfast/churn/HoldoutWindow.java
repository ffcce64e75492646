package org.holdfast.churn;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A period that a model has not seen, used to compare its predictions with the outcomes. A customer is silent if they
 * bought nothing in it.
 */
final class HoldoutWindow {

    /**
     * Number of purchase days from which a customer is considered a regular. A rhythm exists from three days on, and
     * predictions about regulars are the most valuable.
     */
    static final int REGULAR = 3;
    /** Minimum number of silent and of other customers; with fewer, the AUC is not meaningful. */
    static final int MIN_OF_EACH = 10;

    private final TrainingSnapshot trainingSnapshot;
    private final int days;
    private final boolean[] silent;
    private final int[] regulars;

    HoldoutWindow(TrainingSnapshot trainingSnapshot, int days) {
        this.trainingSnapshot = trainingSnapshot;
        this.days = days;
        this.silent = trainingSnapshot.silentFor(days);
        this.regulars = IntStream.range(0, trainingSnapshot.size())
                .filter(i -> trainingSnapshot.known(i).size() >= REGULAR)
                .toArray();
    }

    int days() {
        return days;
    }

    int size() {
        return silent.length;
    }

    boolean silent(int row) {
        return silent[row];
    }

    int silentCount() {
        return (int) IntStream.range(0, silent.length).filter(i -> silent[i]).count();
    }

    boolean hasBothOutcomes() {
        return hasBothOutcomes(silent);
    }

    double[] predictions(ChurnModel model) {
        return IntStream.range(0, trainingSnapshot.size())
                .mapToDouble(i -> model.uncorrected(trainingSnapshot.known(i), trainingSnapshot.day()))
                .toArray();
    }

    RocAuc auc(double[] predictions) {
        return RocAuc.of(predictions, silent);
    }

    /**
     * Returns the AUC over customers with at least {@value #REGULAR} purchase days; {@code null} if there are too few.
     */
    @Nullable
    RocAuc regularsAuc(double[] predictions) {
        return hasBothOutcomes(of(regulars)) ? RocAuc.of(of(regulars, predictions), of(regulars)) : null;
    }

    /**
     * Returns the difference between the AUC of two predictions, averaged over all customers and over regulars, with
     * its standard error.
     */
    Difference difference(double[] one, double[] other) {
        double all = auc(one).value() - auc(other).value();
        double error = RocAuc.differenceError(one, other, silent);
        RocAuc mine = regularsAuc(one);
        RocAuc theirs = regularsAuc(other);
        if (mine == null || theirs == null) {
            return new Difference(all, error);
        }
        double among = RocAuc.differenceError(of(regulars, one), of(regulars, other), of(regulars));
        // Regulars are part of all customers, so the errors are correlated: add them without assuming independence.
        return new Difference((all + mine.value() - theirs.value()) / 2, (error + among) / 2);
    }

    /** A difference of two AUC values, and its standard error. */
    record Difference(double value, double error) {}

    private static boolean hasBothOutcomes(boolean[] outcomes) {
        int yes = (int)
                IntStream.range(0, outcomes.length).filter(i -> outcomes[i]).count();
        return yes >= MIN_OF_EACH && outcomes.length - yes >= MIN_OF_EACH;
    }

    private boolean[] of(int[] rows) {
        boolean[] result = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            result[i] = silent[rows[i]];
        }
        return result;
    }

    private static double[] of(int[] rows, double[] values) {
        return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
    }
}
