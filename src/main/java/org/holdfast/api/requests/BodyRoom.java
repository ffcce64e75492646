package org.holdfast.api.requests;

import java.util.concurrent.Semaphore;

/**
 * Room for requests that are sending their bodies. Each of them occupies a thread however slowly it sends, so they never get all threads:
 * whoever has nothing to send, such as the one that asks for health, always finds one. Strangers get a small part of it.
 */
final class BodyRoom {

    private final Semaphore all;
    private final Semaphore strangers;

    /** @param threads that serve requests */
    BodyRoom(int threads) {
        this.all = new Semaphore(Math.max(1, threads * 3 / 4));
        this.strangers = new Semaphore(Math.max(1, threads / 8));
    }

    /** A place, which is to be given back. */
    interface Place {

        void leave();
    }

    /** @throws BodyRefused when there is none */
    Place enter(boolean isStranger) throws BodyRefused {
        if (!all.tryAcquire()) {
            throw BodyRefused.tooMany();
        }
        if (isStranger && !strangers.tryAcquire()) {
            all.release();
            throw BodyRefused.tooMany();
        }
        return () -> {
            all.release();
            if (isStranger) {
                strangers.release();
            }
        };
    }
}
