package org.holdfast.crm.sync;

import java.util.function.Supplier;
import org.holdfast.coordination.Lease;
import org.holdfast.coordination.LostRaceRetry;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs transactions while the process holds the lease of a source; without the lease they fail. */
final class LeasedTransaction {

    private final TransactionTemplate transaction;
    private final LostRaceRetry retry;
    private final Lease lease;

    LeasedTransaction(TransactionTemplate transaction, Lease lease) {
        this.transaction = transaction;
        // Another source may store the same new customer simultaneously; at the second attempt the customer exists.
        this.retry = LostRaceRetry.ofDuplicateKey(transaction, 2);
        this.lease = lease;
    }

    void run(Runnable work) {
        transaction.executeWithoutResult(status -> {
            lease.assertHeld();
            work.run();
        });
    }

    /** @param work runs again in a new transaction if another one has inserted the same customer */
    <T> T retrying(Supplier<T> work) {
        return retry.execute(() -> {
            lease.assertHeld();
            return work.get();
        });
    }
}
