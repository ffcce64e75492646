package org.holdfast.churn.purchases;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The purchase days of a customer with the amount spent on each, the only input of the models. All orders of one day
 * are one purchase, because two orders on the same day do not indicate a return.
 */
public final class PurchaseHistory implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The history of a customer who has never bought. */
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
     * Creates a history.
     *
     * @param days distinct days since 1970-01-01, ascending
     * @param spend amount spent on each of them, in the company's currency; NaN if unknown
     */
    public static PurchaseHistory of(int[] days, float[] spend) {
        if (days.length != spend.length) {
            throw new IllegalArgumentException("Each day needs an amount");
        }
        for (int i = 1; i < days.length; i++) {
            if (days[i - 1] >= days[i]) {
                throw new IllegalArgumentException("Days must be distinct and ascending");
            }
        }
        return new PurchaseHistory(days.clone(), spend.clone(), days.length);
    }

    /** Returns the history up to and including a day. */
    public PurchaseHistory upTo(int day) {
        int known = daysUpTo(day);
        return known == count ? this : new PurchaseHistory(days, spend, known);
    }

    /** Returns the number of purchase days. */
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

    /** Returns the number of purchase days after {@code from}, up to and including {@code until}. */
    public int sizeIn(int from, int until) {
        return daysUpTo(until) - daysUpTo(from);
    }

    private int daysUpTo(int day) {
        int at = Arrays.binarySearch(days, 0, count, day);
        return at >= 0 ? at + 1 : -at - 1;
    }
}
