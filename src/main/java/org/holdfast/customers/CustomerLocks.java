package org.holdfast.customers;

import java.util.Collection;
import java.util.Objects;
import java.util.function.Supplier;
import org.holdfast.history.ContactHistories;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.support.TransactionTemplate;

/** Does something with customers in one transaction while nobody decides about them. */
public final class CustomerLocks {

    private static final int TRIES = 10;

    private final ContactHistories contactHistories;
    private final TransactionTemplate transaction;

    public CustomerLocks(ContactHistories contactHistories, TransactionTemplate transaction) {
        this.contactHistories = contactHistories;
        this.transaction = transaction;
    }

    /**
     * Decisions about these customers wait meanwhile.
     *
     * @param work may be called several times
     */
    public <T> T within(Collection<String> customers, Supplier<T> work) {
        for (int tries = 1; ; tries++) {
            try {
                @Nullable
                T done = transaction.execute(status -> {
                    contactHistories.lock(customers);
                    return work.get();
                });
                return Objects.requireNonNull(done);
            } catch (DuplicateKeyException | PessimisticLockingFailureException e) {
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
    }
}
