package org.holdfast.crm.http;

import java.time.Duration;

/** Waits for as long as a server asks. */
@FunctionalInterface
public interface Pause {

    /** Waits on this thread. */
    Pause SLEEPING = wait -> Thread.sleep(wait.toMillis());

    void of(Duration wait) throws InterruptedException;
}
