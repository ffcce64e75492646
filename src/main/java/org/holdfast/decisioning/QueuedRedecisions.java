package org.holdfast.decisioning;

import java.time.Instant;
import java.util.Collection;
import org.holdfast.customers.RedecisionRequested;
import org.holdfast.history.RedecisionQueue;

/** Enqueues customers whose facts have changed for a new decision by any node. */
final class QueuedRedecisions implements RedecisionRequested {

    private final RedecisionQueue queue;
    private final boolean enabled;

    QueuedRedecisions(RedecisionQueue queue, boolean enabled) {
        this.queue = queue;
        this.enabled = enabled;
    }

    @Override
    public void ask(Collection<String> customerIds, Instant now) {
        if (enabled && !customerIds.isEmpty()) {
            queue.add(customerIds, now);
        }
    }
}
