package org.holdfast.coordination;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Limits how many callers run expensive work at once, and rejects those who would have to wait long: waiting callers
 * would occupy the threads that serve all other requests.
 */
public final class ConcurrencyLimit {

    private static final int RETRY_SECONDS = 2;

    private final String what;
    private final Semaphore inside;
    private final Semaphore waiting;
    private final Duration patience;

    /**
     * @param what names the work, in the plural
     * @param atOnce how many may run
     * @param mayWait how many more may wait
     */
    public ConcurrencyLimit(String what, int atOnce, int mayWait, Duration patience) {
        this.what = what;
        this.inside = new Semaphore(atOnce, true);
        this.waiting = new Semaphore(atOnce + mayWait);
        this.patience = patience;
    }

    /** @throws TooBusy when too many are running or waiting already */
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
