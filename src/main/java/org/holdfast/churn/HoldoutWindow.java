package org.holdfast.churn;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A time that a model had not seen: what it said about everybody at its beginning, and what came true. */
final class HoldoutWindow {

    /** With three purchase days somebody has a rhythm; about them a good answer is worth most. */
    static final int REGULAR = 3;
    /** Fewer of one kind make no figure. */
    static final int LEAST_OF_EACH = 10;

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

    /** Among customers with {@value #REGULAR} purchase days or more; {@code null} when they are too few. */
    @Nullable
    RocAuc regularsAuc(double[] predictions) {
        return hasBothOutcomes(of(regulars)) ? RocAuc.of(of(regulars, predictions), of(regulars)) : null;
    }

    /**
     * By how much one tells the groups apart better than the other, over all customers and over regulars, and how sure
     * that is.
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
        // Regulars are also among all, so the two errors may add up.
        return new Difference((all + mine.value() - theirs.value()) / 2, (error + among) / 2);
    }

    /** A difference of two areas, and its standard error. */
    record Difference(double value, double error) {}

    private static boolean hasBothOutcomes(boolean[] outcomes) {
        int yes = (int)
                IntStream.range(0, outcomes.length).filter(i -> outcomes[i]).count();
        return yes >= LEAST_OF_EACH && outcomes.length - yes >= LEAST_OF_EACH;
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
