package org.holdfast.churn.purchases;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What all customers bought. However many there are, a fair sample of {@value #MOST} of those who ever bought is kept,
 * so memory and time stay bounded; the same customers in the same order give the same sample.
 */
public final class PurchaseSample {

    /** Customers that a model learns from. */
    public static final int MOST = 50_000;

    private static final long SEED = 20_221_122L;

    private final List<PurchaseHistory> sample = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(SEED);
    private long buyers;
    private long others;
    private long purchases;

    /** Vitter's algorithm R. */
    public void add(PurchaseHistory history) {
        if (history.isEmpty()) {
            others++;
            return;
        }
        buyers++;
        purchases += history.size();
        if (sample.size() < MOST) {
            sample.add(history);
        } else {
            long place = random.nextLong(buyers);
            if (place < MOST) {
                sample.set((int) place, history);
            }
        }
    }

    /** Customers who ever bought. */
    public long buyers() {
        return buyers;
    }

    /** Customers who never bought, or of whose orders nothing is known. */
    public long others() {
        return others;
    }

    /** Days with purchases of all customers. */
    public long purchases() {
        return purchases;
    }

    public List<PurchaseHistory> sample() {
        return Collections.unmodifiableList(sample);
    }

    /** The day by which the first one in a hundred had bought: a single old order does not make a base old. */
    public int firstDay() {
        int[] first = sample.stream().mapToInt(PurchaseHistory::first).sorted().toArray();
        return first[first.length / 100];
    }
}
