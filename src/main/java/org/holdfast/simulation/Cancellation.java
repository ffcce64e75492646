package org.holdfast.simulation;

import java.util.concurrent.CancellationException;

/** Asks a long check whether its result is still wanted. */
@FunctionalInterface
public interface Cancellation {

    /** Never cancels. */
    Cancellation NEVER = () -> false;

    /** Returns whether the check should stop. */
    boolean isRequested();

    /** @throws CancellationException if the check should stop */
    default void check() {
        if (isRequested()) {
            throw new CancellationException("The check was overtaken by a newer one");
        }
    }
}
