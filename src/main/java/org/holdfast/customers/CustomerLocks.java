package org.holdfast.customers;

import java.util.Collection;
import java.util.function.Supplier;
import org.holdfast.coordination.LostRaceRetry;
import org.holdfast.history.ContactHistories;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs work on customers in a transaction that excludes concurrent decisions about them. */
public final class CustomerLocks {

    private static final int ATTEMPTS = 10;

    private final ContactHistories contactHistories;
    private final LostRaceRetry retry;

    public CustomerLocks(ContactHistories contactHistories, TransactionTemplate transaction) {
        this.contactHistories = contactHistories;
        this.retry = LostRaceRetry.of(transaction, ATTEMPTS);
    }

    /**
     * Runs the work; decisions about these customers wait until it is committed.
     *
     * @param work may be called several times, each time in a new transaction
     */
    public <T> T within(Collection<String> customers, Supplier<T> work) {
        return retry.execute(() -> {
            contactHistories.lock(customers);
            return work.get();
        });
    }
}
