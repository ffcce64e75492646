package org.holdfast.api.limits;

import java.util.concurrent.Semaphore;

/**
 * Room for requests that are sending their bodies. Each of them occupies a thread however slowly it sends, so they
 * never get all threads: whoever has nothing to send, such as the one that asks for health, always finds one. Strangers
 * get a small part of it.
 */
final class UploadSlots {

    private final Semaphore all;
    private final Semaphore strangers;

    /** @param threads that serve requests */
    UploadSlots(int threads) {
        this.all = new Semaphore(Math.max(1, threads * 3 / 4));
        this.strangers = new Semaphore(Math.max(1, threads / 8));
    }

    /** A place, which is to be given back. */
    interface Place {

        void leave();
    }

    /** @throws BodyTimeout when there is none */
    Place enter(boolean isStranger) throws BodyTimeout {
        if (!all.tryAcquire()) {
            throw BodyTimeout.tooMany();
        }
        if (isStranger && !strangers.tryAcquire()) {
            all.release();
            throw BodyTimeout.tooMany();
        }
        return () -> {
            all.release();
            if (isStranger) {
                strangers.release();
            }
        };
    }
}
