package org.holdfast.coordination;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets in only so many at once to something that costs a second of a processor, and turns away whoever would have to
 * wait for long: those who wait would hold the threads that answer everybody else.
 */
public final class ConcurrencyLimit {

    private static final int RETRY_SECONDS = 2;

    private final String what;
    private final Semaphore inside;
    private final Semaphore waiting;
    private final Duration patience;

    /**
     * @param what is asked for, in the plural
     * @param atOnce how many are let in
     * @param mayWait how many more may wait
     */
    public ConcurrencyLimit(String what, int atOnce, int mayWait, Duration patience) {
        this.what = what;
        this.inside = new Semaphore(atOnce, true);
        this.waiting = new Semaphore(atOnce + mayWait);
        this.patience = patience;
    }

    /** @throws TooBusy when too many are there already */
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
