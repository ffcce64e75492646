package org.holdfast.churn.purchases;

import java.util.Arrays;

/**
 * On which days a customer bought, and for how much: all that the models see. What happened on one day is one purchase,
 * because two orders on a day say nothing about whether somebody will come back.
 */
public final class PurchaseHistory {

    /** Of somebody who never bought. */
    public static final PurchaseHistory NONE = new PurchaseHistory(new int[0], new float[0], 0);

    private final int[] days;
    private final float[] spend;
    private final int count;

    private PurchaseHistory(int[] days, float[] spend, int count) {
        this.days = days;
        this.spend = spend;
        this.count = count;
    }

    /**
     * @param days distinct days since 1970-01-01, ascending
     * @param spend on each of them, in the company's currency; not a number where it is unknown
     */
    public static PurchaseHistory of(int[] days, float[] spend) {
        if (days.length != spend.length) {
            throw new IllegalArgumentException("Each day has its spend");
        }
        for (int i = 1; i < days.length; i++) {
            if (days[i - 1] >= days[i]) {
                throw new IllegalArgumentException("Days are distinct and ascending");
            }
        }
        return new PurchaseHistory(days.clone(), spend.clone(), days.length);
    }

    /** What was known at the end of a day. */
    public PurchaseHistory upTo(int day) {
        int known = daysUpTo(day);
        return known == count ? this : new PurchaseHistory(days, spend, known);
    }

    /** Days with a purchase. */
    public int size() {
        return count;
    }

    public boolean isEmpty() {
        return count == 0;
    }

    public int day(int index) {
        return days[index];
    }

    public int first() {
        return days[0];
    }

    public int last() {
        return days[count - 1];
    }

    public float spend(int index) {
        return spend[index];
    }

    /** Days with a purchase after {@code from}, until and including {@code until}. */
    public int sizeIn(int from, int until) {
        return daysUpTo(until) - daysUpTo(from);
    }

    private int daysUpTo(int day) {
        int at = Arrays.binarySearch(days, 0, count, day);
        return at >= 0 ? at + 1 : -at - 1;
    }
}
