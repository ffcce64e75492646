package org.holdfast.churn.bgnbd;

import org.holdfast.churn.purchases.PurchaseHistory;

/**
 * A sufficient statistic of a purchase history for models of the BG/NBD family. Times are in weeks.
 *
 * @param repeats number of purchases after the first
 * @param lastAt time from the first to the last purchase
 * @param age time from the first purchase to the day of the evaluation
 * @param logGaps sum of the logarithms of the times between purchases; used only by models with a rhythm
 */
public record RecencyFrequency(int repeats, double lastAt, double age, double logGaps) {

    /** Days per unit of time. The literature uses weeks. */
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

    /** Returns the time since the last purchase. */
    double silence() {
        return age - lastAt;
    }
}
