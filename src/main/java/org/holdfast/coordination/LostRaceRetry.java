package org.holdfast.coordination;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Repeats a transaction that lost a race against another one: both stored the same new row, or locked the same rows.
 * The winner has committed by then, so the next attempt finds its rows and needs no pause.
 */
public final class LostRaceRetry {

    private final RetryTemplate retry;
    private final TransactionTemplate transaction;

    private LostRaceRetry(TransactionTemplate transaction, int attempts, Predicate<Throwable> lostRace) {
        this.transaction = transaction;
        this.retry = new RetryTemplate(RetryPolicy.builder()
                .maxRetries(attempts - 1L)
                .delay(Duration.ZERO)
                .predicate(lostRace)
                .build());
    }

    /** Repeats after a duplicate key and after a lock that was not granted. */
    public static LostRaceRetry of(TransactionTemplate transaction, int attempts) {
        return new LostRaceRetry(
                transaction,
                attempts,
                e -> e instanceof DuplicateKeyException || e instanceof PessimisticLockingFailureException);
    }

    /** Repeats only after a duplicate key. */
    public static LostRaceRetry ofDuplicateKey(TransactionTemplate transaction, int attempts) {
        return new LostRaceRetry(transaction, attempts, DuplicateKeyException.class::isInstance);
    }

    /**
     * @param work runs in a new transaction at each attempt
     * @throws DuplicateKeyException if the last attempt also lost the race
     * @throws PessimisticLockingFailureException likewise
     */
    public <T> T execute(Supplier<T> work) {
        @Nullable T done = retry.invoke(() -> transaction.execute(status -> work.get()));
        return Objects.requireNonNull(done);
    }

    /** The same for work without a result. */
    public void run(Runnable work) {
        retry.invoke(() -> transaction.executeWithoutResult(status -> work.run()));
    }
}
