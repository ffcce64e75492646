package org.holdfast.crm.sync;

import java.util.function.Supplier;
import org.holdfast.coordination.Lease;
import org.holdfast.coordination.LostRaceRetry;
import org.springframework.transaction.support.TransactionTemplate;

/** Transactions of the process that holds the lease of a source; a process that has lost it writes nothing. */
final class LeasedTransaction {

    private final TransactionTemplate transaction;
    private final LostRaceRetry retry;
    private final Lease lease;

    LeasedTransaction(TransactionTemplate transaction, Lease lease) {
        this.transaction = transaction;
        // Another source may store the same new customer at the same moment; at the second attempt the customer is
        // stored.
        this.retry = LostRaceRetry.ofDuplicateKey(transaction, 2);
        this.lease = lease;
    }

    void run(Runnable work) {
        transaction.executeWithoutResult(status -> {
            lease.assertHeld();
            work.run();
        });
    }

    /** @param work runs a second time in a new transaction when it lost a race */
    <T> T retrying(Supplier<T> work) {
        return retry.execute(() -> {
            lease.assertHeld();
            return work.get();
        });
    }
}
