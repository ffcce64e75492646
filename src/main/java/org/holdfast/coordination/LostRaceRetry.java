package org.holdfast.coordination;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
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

    private static final Predicate<Throwable> LOCK_NOT_GRANTED = PessimisticLockingFailureException.class::isInstance;
    private static final Predicate<Throwable> DUPLICATE_KEY = DuplicateKeyException.class::isInstance;

    private final RetryTemplate retry;
    private final TransactionTemplate transaction;
    private final Predicate<Throwable> lostRace;

    private LostRaceRetry(TransactionTemplate transaction, int attempts, Predicate<Throwable> lostRace) {
        this.transaction = transaction;
        this.lostRace = lostRace;
        this.retry = new RetryTemplate(RetryPolicy.builder()
                .maxRetries(attempts - 1L)
                .delay(Duration.ZERO)
                .predicate(lostRace)
                .build());
    }

    /** Repeats after a duplicate key and after a lock that was not granted. */
    public static LostRaceRetry of(TransactionTemplate transaction, int attempts) {
        return new LostRaceRetry(transaction, attempts, DUPLICATE_KEY.or(LOCK_NOT_GRANTED));
    }

    /** Repeats only after a duplicate key. */
    public static LostRaceRetry ofDuplicateKey(TransactionTemplate transaction, int attempts) {
        return new LostRaceRetry(transaction, attempts, DUPLICATE_KEY);
    }

    /**
     * Repeats after a lock that was not granted, and after an exception by which the work itself reports a lost race.
     */
    public static LostRaceRetry ofLocks(
            TransactionTemplate transaction, int attempts, Class<? extends RuntimeException> reported) {
        return new LostRaceRetry(transaction, attempts, LOCK_NOT_GRANTED.or(reported::isInstance));
    }

    /**
     * @param work runs in a new transaction at each attempt
     * @throws DuplicateKeyException if the last attempt also lost the race
     * @throws PessimisticLockingFailureException likewise
     */
    public <T> T execute(Supplier<T> work) {
        return execute(work, lost -> {});
    }

    /**
     * @param work runs in a new transaction at each attempt
     * @param afterLoss runs after an attempt that lost, outside its transaction
     */
    public <T> T execute(Supplier<T> work, Consumer<RuntimeException> afterLoss) {
        @Nullable
        T done = retry.invoke(() -> {
            try {
                return transaction.execute(status -> work.get());
            } catch (RuntimeException e) {
                if (lostRace.test(e)) {
                    afterLoss.accept(e);
                }
                throw e;
            }
        });
        return Objects.requireNonNull(done);
    }

    /** The same for work without a result. */
    public void run(Runnable work) {
        retry.invoke(() -> transaction.executeWithoutResult(status -> work.run()));
    }
}
