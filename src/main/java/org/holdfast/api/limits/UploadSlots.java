package org.holdfast.api.limits;

import java.util.concurrent.Semaphore;

/**
 * Limits the number of requests that are sending their bodies. Each occupies a thread, however slowly it sends, so some
 * threads are reserved for requests without a body, such as health checks. Unauthenticated callers get only a small
 * share.
 */
final class UploadSlots {

    private final Semaphore all;
    private final Semaphore anonymous;

    /** @param threads number of threads that serve requests */
    UploadSlots(int threads) {
        this.all = new Semaphore(Math.max(1, threads * 3 / 4));
        this.anonymous = new Semaphore(Math.max(1, threads / 8));
    }

    /** An acquired slot, which has to be released. */
    interface Slot {

        void release();
    }

    /** @throws BodyTimeout if no slot is free */
    Slot acquire(boolean isAnonymous) throws BodyTimeout {
        if (!all.tryAcquire()) {
            throw BodyTimeout.tooMany();
        }
        if (isAnonymous && !anonymous.tryAcquire()) {
            all.release();
            throw BodyTimeout.tooMany();
        }
        return () -> {
            all.release();
            if (isAnonymous) {
                anonymous.release();
            }
        };
    }
}
