package org.holdfast.churn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.holdfast.churn.regression.Calibration;
import org.holdfast.churn.regression.LogisticRegression;
import org.holdfast.churn.regression.RidgeLogisticFitter;

/** Predicted probabilities and actual outcomes. The arrays are not copied and must not be changed by the caller. */
final class Predictions {

    private static final int BINS = 10;
    /** Minimum number of customers per bin. */
    private static final int MIN_IN_BIN = 20;

    private static final int MIN_TO_CALIBRATE = 50;

    private final double[] said;
    private final boolean[] silent;
    private final int[] window;

    /** @param window index of the holdout window of each prediction */
    Predictions(double[] said, boolean[] silent, int[] window) {
        this.said = said;
        this.silent = silent;
        this.window = window;
    }

    /** Returns the Brier score, the mean squared error (Brier, Monthly Weather Review 78, 1950); 0 is best. */
    double brier() {
        return IntStream.range(0, said.length)
                .mapToDouble(i -> Math.pow(said[i] - (silent[i] ? 1 : 0), 2))
                .average()
                .orElse(0);
    }

    /** Returns the Brier score of a prediction that uses only the proportion of silent customers. */
    double baseBrier() {
        return baseRate() * (1 - baseRate());
    }

    double baseRate() {
        return IntStream.range(0, silent.length)
                .mapToDouble(i -> silent[i] ? 1 : 0)
                .average()
                .orElse(0);
    }

    double logLoss() {
        return IntStream.range(0, said.length)
                .mapToDouble(i -> RidgeLogisticFitter.logLoss(said[i], silent[i]))
                .average()
                .orElse(0);
    }

    int size() {
        return said.length;
    }

    Predictions corrected(Calibration calibration) {
        return new Predictions(Arrays.stream(said).map(calibration::corrected).toArray(), silent, window);
    }

    /** Returns groups of customers with similar probabilities, with predicted and actual proportions. */
    List<FitReport.Bin> bins() {
        int bins = Math.max(1, Math.min(BINS, said.length / MIN_IN_BIN));
        int[] order = IntStream.range(0, said.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> said[i]))
                .mapToInt(i -> i)
                .toArray();
        List<FitReport.Bin> result = new ArrayList<>();
        for (int bin = 0; bin < bins; bin++) {
            int[] rows = Arrays.copyOfRange(
                    order, (int) ((long) order.length * bin / bins), (int) ((long) order.length * (bin + 1) / bins));
            result.add(new FitReport.Bin(
                    rows.length,
                    Arrays.stream(rows).mapToDouble(i -> said[i]).average().orElse(0),
                    Arrays.stream(rows)
                            .mapToDouble(i -> silent[i] ? 1 : 0)
                            .average()
                            .orElse(0)));
        }
        return result;
    }

    /**
     * Returns the calibration that fits these predictions, provided that it generalises: for the windows together, the
     * calibration learnt from the other windows must increase the likelihood. A single window cannot be
     * cross-validated, so nothing is corrected.
     */
    Calibration calibration() {
        int windows = Arrays.stream(window).max().orElse(0) + 1;
        if (windows < 2) {
            return Calibration.NONE;
        }
        double gain = 0;
        for (int each = 0; each < windows; each++) {
            int left = each;
            Predictions heldOut = where(i -> window[i] == left);
            gain += heldOut.said.length
                    * (heldOut.logLoss()
                            - heldOut.corrected(where(i -> window[i] != left).fitCalibration())
                                    .logLoss());
        }
        return gain > 0 ? fitCalibration() : Calibration.NONE;
    }

    private Predictions where(IntPredicate which) {
        int[] rows = IntStream.range(0, said.length).filter(which).toArray();
        boolean[] outcomes = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            outcomes[i] = silent[rows[i]];
        }
        return new Predictions(
                Arrays.stream(rows).mapToDouble(i -> said[i]).toArray(),
                outcomes,
                Arrays.stream(rows).map(i -> window[i]).toArray());
    }

    private Calibration fitCalibration() {
        long yes = IntStream.range(0, silent.length).filter(i -> silent[i]).count();
        if (yes < MIN_TO_CALIBRATE || silent.length - yes < MIN_TO_CALIBRATE) {
            return Calibration.NONE;
        }
        double[][] odds = Arrays.stream(said)
                .mapToObj(p -> new double[] {LogisticRegression.logOdds(p)})
                .toArray(double[][]::new);
        LogisticRegression line = RidgeLogisticFitter.fit(
                List.of("odds"),
                odds,
                silent,
                IntStream.range(0, said.length).map(RidgeLogisticFitter::fold).toArray());
        return line == null || line.weights().get(0) <= 0
                ? Calibration.NONE
                : new Calibration(line.intercept(), line.weights().get(0));
    }
}
