package org.holdfast.churn.bgnbd;

import org.holdfast.churn.purchases.PurchaseHistory;

/**
 * What a model of the BG/NBD kind needs to know of a customer; it is sufficient for the likelihood.
 *
 * @param repeats purchases after the first one
 * @param lastAt from the first purchase to the last one
 * @param age from the first purchase to the day on which we look
 * @param logGaps sum of the logarithms of the times between purchases; only models with a rhythm ask for it
 */
public record RecencyFrequency(int repeats, double lastAt, double age, double logGaps) {

    /** Time is counted in weeks, as the literature does. */
    static final double UNIT_DAYS = 7;

    public static RecencyFrequency of(PurchaseHistory history, int today) {
        double logGaps = 0;
        for (int i = 1; i < history.size(); i++) {
            logGaps += Math.log((history.day(i) - history.day(i - 1)) / UNIT_DAYS);
        }
        return new RecencyFrequency(
                history.size() - 1,
                (history.last() - history.first()) / UNIT_DAYS,
                Math.max(0, today - history.first()) / UNIT_DAYS,
                logGaps);
    }

    double silence() {
        return age - lastAt;
    }
}
