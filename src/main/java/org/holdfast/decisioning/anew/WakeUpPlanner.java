package org.holdfast.decisioning.anew;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.explanation.timing.WakeUps;
import org.holdfast.history.waiting.WakeUpQueue;
import org.jspecify.annotations.Nullable;

/** Computes and stores when to decide for customers again. */
public final class WakeUpPlanner {

    /** Plans nothing. */
    public static final WakeUpPlanner NONE = new WakeUpPlanner(null, null);

    /** A customer whose rules would take too long is tried again after so long. */
    private static final Duration AFTER_REFUSAL = Duration.ofDays(1);

    private final @Nullable WakeUps wakeUps;
    private final @Nullable WakeUpQueue queue;

    private WakeUpPlanner(@Nullable WakeUps wakeUps, @Nullable WakeUpQueue queue) {
        this.wakeUps = wakeUps;
        this.queue = queue;
    }

    public static WakeUpPlanner of(WakeUps wakeUps, WakeUpQueue queue) {
        return new WakeUpPlanner(wakeUps, queue);
    }

    /**
     * Stores the wake-ups of customers with the decisions from which they follow, in their transaction.
     *
     * @param refused ids of customers without a possible decision
     */
    public void plan(List<DecisionTrace> decided, Collection<String> refused, Instant now) {
        if (wakeUps == null || queue == null) {
            return;
        }
        Map<String, Instant> due = new TreeMap<>();
        refused.forEach(id -> due.put(id, now.plus(AFTER_REFUSAL)));
        decided.forEach(each -> due.put(each.decision().customerId(), wakeUps.next(each)));
        queue.set(due);
    }

    /** Stores the wake-ups of customers, in the transaction of the decisions from which they follow. */
    public void set(Map<String, Instant> due) {
        if (queue != null) {
            queue.set(due);
        }
    }

    /**
     * Replaces wake-ups by those that follow from decisions that are not made now, unless they have changed since they
     * were read.
     */
    public void replan(List<DecisionTrace> previews, Map<String, Instant> known) {
        if (wakeUps == null || queue == null) {
            return;
        }
        Map<String, Instant> due = new TreeMap<>();
        previews.forEach(each -> due.put(each.decision().customerId(), wakeUps.nextAfterPreview(each)));
        queue.replace(known, due);
    }
}
