package org.holdfast.customers;

import java.util.Collection;
import java.util.Set;
import java.util.function.Supplier;
import org.holdfast.coordination.LostRaceRetry;
import org.holdfast.history.ContactHistories;
import org.springframework.dao.PessimisticLockingFailureException;
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

    /**
     * Runs the work on customers that have to be looked for. They are looked for again once they are locked, and if
     * there are others then, the attempt is repeated.
     *
     * @param customers finds the customers
     * @param work may be called several times, each time in a new transaction
     */
    public <T> T withinFound(Supplier<Set<String>> customers, Supplier<T> work) {
        return retry.execute(() -> {
            Set<String> found = customers.get();
            contactHistories.lock(found);
            if (!found.equals(customers.get())) {
                throw new PessimisticLockingFailureException("The customers have changed while they were locked");
            }
            return work.get();
        });
    }
}
