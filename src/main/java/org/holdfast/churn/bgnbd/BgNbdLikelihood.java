package org.holdfast.churn.bgnbd;

import java.util.Arrays;

/**
 * Computes the likelihood of a {@link BgNbdModel} for many patterns. Terms that depend only on the number of repeats
 * are cached.
 */
final class BgNbdLikelihood {

    private final BgNbdModel model;
    private final double[] constant;
    private final double[] stayed;
    private final double[] left;

    BgNbdLikelihood(BgNbdModel model, int maxRepeats) {
        this.model = model;
        this.constant = new double[maxRepeats + 1];
        this.stayed = new double[maxRepeats + 1];
        this.left = new double[maxRepeats + 1];
        Arrays.fill(constant, Double.NaN);
    }

    double log(RecencyFrequency pattern) {
        int repeats = pattern.repeats();
        if (Double.isNaN(constant[repeats])) {
            constant[repeats] = model.logConstant(repeats);
            stayed[repeats] = model.logStays(repeats);
            left[repeats] = model.logLeaves(repeats);
        }
        double shape = model.shape(repeats);
        double here = stayed[repeats]
                - shape * Math.log(model.alpha() + pattern.age())
                + Math.log(model.noneYet(shape, pattern.silence() / (model.alpha() + pattern.age())));
        double gone = left[repeats] - shape * Math.log(model.alpha() + pattern.lastAt());
        return BgNbdModel.logSum(here, gone) + constant[repeats] + (model.steps() - 1) * pattern.logGaps();
    }
}
