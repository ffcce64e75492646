package org.holdfast.churn.purchases;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The purchases of a uniform random sample of at most {@value #MAX_SIZE} customers who have ever bought, so that memory
 * and time are bounded. The same customers in the same order produce the same sample.
 */
public final class PurchaseSample {

    /** Maximum size of the sample. */
    public static final int MAX_SIZE = 50_000;

    private static final long SEED = 20_221_122L;

    private final List<PurchaseHistory> sample = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(SEED);
    private long buyers;
    private long others;
    private long purchases;

    /** Adds a customer, using reservoir sampling (Vitter's algorithm R). */
    public void add(PurchaseHistory history) {
        if (history.isEmpty()) {
            others++;
            return;
        }
        buyers++;
        purchases += history.size();
        if (sample.size() < MAX_SIZE) {
            sample.add(history);
        } else {
            long place = random.nextLong(buyers);
            if (place < MAX_SIZE) {
                sample.set((int) place, history);
            }
        }
    }

    /** Returns the number of customers who have ever bought. */
    public long buyers() {
        return buyers;
    }

    /** Returns the number of customers who have never bought or whose orders are unknown. */
    public long others() {
        return others;
    }

    /** Returns the number of purchase days of all customers. */
    public long purchases() {
        return purchases;
    }

    public List<PurchaseHistory> sample() {
        return Collections.unmodifiableList(sample);
    }

    /**
     * Returns the day by which one percent of the customers had bought; a single early order does not extend the
     * history.
     */
    public int firstDay() {
        int[] first = sample.stream().mapToInt(PurchaseHistory::first).sorted().toArray();
        return first[first.length / 100];
    }
}
