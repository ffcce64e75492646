package org.holdfast.history.waiting;

import java.time.Instant;
import java.util.List;

/**
 * Customers that wait for a decision, shared by all nodes. A node reads some of them without a lock, prepares, and
 * locks them in the transaction of the decision; if another node was faster, the lock fails.
 *
 * @param <R> an entry, of which a customer may have several
 */
public interface CustomerQueue<R extends CustomerQueue.Entry> {

    /** An entry of a customer. */
    interface Entry {

        String customerId();
    }

    /** Returns all entries of the customers that have waited longest, except those that another node holds. */
    List<R> next(int maxCustomers, Instant now);

    /**
     * Locks entries until the transaction ends.
     *
     * @return {@code false} if another node holds one of them or has completed it
     */
    boolean lock(List<R> entries);

    /** Removes what is left of entries whose customers have got their decision, or need none. */
    void remove(List<R> entries);

    /** Does what is right with entries of a customer whose decision failed. */
    default void failed(List<R> entries, Instant now) {
        remove(entries);
    }
}
