package org.holdfast.overview;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The number of customers. Counting reads all of them, so that a large number is counted again only after minutes; a
 * small one is always exact, because the first customers are watched as they arrive.
 */
final class CustomerCount {

    /** Up to here, counting costs a millisecond or two. */
    private static final long SMALL = 10_000;

    private static final Duration KEPT = Duration.ofMinutes(10);

    private final LongSupplier count;
    private @Nullable Counted last;

    CustomerCount(LongSupplier count) {
        this.count = count;
    }

    private record Counted(long customers, Instant at) {

        boolean holds(Instant now) {
            return customers > SMALL && Duration.between(at, now).abs().compareTo(KEPT) < 0;
        }
    }

    /** Returns the number of customers; a large one may be ten minutes old. Of several callers, one counts. */
    synchronized long at(Instant now) {
        Counted known = last;
        if (known == null || !known.holds(now)) {
            known = new Counted(count.getAsLong(), now);
            last = known;
        }
        return known.customers;
    }
}
