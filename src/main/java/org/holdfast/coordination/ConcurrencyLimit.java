package org.holdfast.coordination;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Limits how many callers run expensive work concurrently, and rejects callers who would have to wait long, because
 * they would occupy the threads that serve all other requests.
 */
public final class ConcurrencyLimit {

    private static final int RETRY_SECONDS = 2;

    private final String what;
    private final Semaphore inside;
    private final Semaphore waiting;
    private final Duration patience;

    /**
     * @param what name of the work, in the plural
     * @param atOnce number of concurrent callers
     * @param mayWait number of waiting callers
     * @param patience longest wait
     */
    public ConcurrencyLimit(String what, int atOnce, int mayWait, Duration patience) {
        this.what = what;
        this.inside = new Semaphore(atOnce, true);
        this.waiting = new Semaphore(atOnce + mayWait);
        this.patience = patience;
    }

    /** @throws TooBusy if too many callers are running or waiting */
    public <T> T pass(Supplier<T> work) {
        if (!waiting.tryAcquire()) {
            throw new TooBusy(what, RETRY_SECONDS);
        }
        try {
            enter();
            try {
                return work.get();
            } finally {
                inside.release();
            }
        } finally {
            waiting.release();
        }
    }

    private void enter() {
        try {
            if (!inside.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TooBusy(what, RETRY_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooBusy(what, RETRY_SECONDS);
        }
    }
}
