package org.holdfast.retention;

import java.time.Instant;
import java.util.Collection;
import org.holdfast.history.DecideQueue;

/** Sees to it that customers whose facts have changed are decided about anew, by some node. It needs no rule book itself. */
public final class AskingAnew {

    private final DecideQueue queue;
    private final boolean enabled;

    AskingAnew(DecideQueue queue, boolean enabled) {
        this.queue = queue;
        this.enabled = enabled;
    }

    /** Call it in the transaction that changes their facts. */
    public void ask(Collection<String> customerIds, Instant now) {
        if (enabled && !customerIds.isEmpty()) {
            queue.add(customerIds, now);
        }
    }
}
