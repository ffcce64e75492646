package org.holdfast.decisioning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.coordination.LostRaceRetry;
import org.holdfast.decisioning.anew.WakeUpPlanner;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.facts.CustomerRepository;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.history.waiting.WakeUpPlan;
import org.holdfast.history.waiting.WakeUpPlan.Progress;
import org.holdfast.history.waiting.WakeUpQueue;
import org.holdfast.publishing.LiveRuleBook;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Computes the wake-ups of all customers after a rule book was published, and once for those who were there before
 * there were wake-ups. Nothing is decided: what the rule book would do now is done on the customer's next day. It goes
 * through the customers page by page, in a part of one processor's time, and any node continues where the last one
 * stopped.
 */
final class WakeUpsOfAll {

    private static final int PAGE_SIZE = 200;
    /** A decision can store the first wake-up of a customer of the page at the same time. */
    private static final int ATTEMPTS = 3;

    private final LiveRuleBook live;
    private final CustomerRepository customers;
    private final BatchDecider decider;
    private final WakeUpPlanner planner;
    private final WakeUpQueue queue;
    private final WakeUpPlan plan;
    private final LostRaceRetry retry;
    private final Clock clock;
    /** The version for which there is nothing left to do, so that an idle server need not ask. */
    private volatile @Nullable String done;

    WakeUpsOfAll(
            LiveRuleBook live,
            CustomerRepository customers,
            BatchDecider decider,
            WakeUpPlanner planner,
            WakeUpQueue queue,
            WakeUpPlan plan,
            TransactionTemplate transaction,
            Clock clock) {
        this.live = live;
        this.customers = customers;
        this.decider = decider;
        this.planner = planner;
        this.queue = queue;
        this.plan = plan;
        this.retry = LostRaceRetry.of(transaction, ATTEMPTS);
        this.clock = clock;
    }

    /** Computes wake-ups for about so long. */
    void work(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (page() && System.nanoTime() < end) {
            // The next page.
        }
    }

    /** Computes the wake-ups of one page of customers, and returns whether this node should go on. */
    private boolean page() {
        DecisionModel model = live.book();
        String version = model.rules().version();
        if (version.equals(done)) {
            return false;
        }
        Optional<Progress> progress = retry.execute(() -> plan.lock().map(each -> page(model, each.under(version))));
        if (progress.isPresent() && progress.get().done()) {
            done = version;
        }
        return progress.isPresent() && !progress.get().done();
    }

    private Progress page(DecisionModel model, Progress before) {
        if (before.done()) {
            return before;
        }
        List<StoredCustomer> page = customers.page(before.lastCustomer(), PAGE_SIZE);
        if (!page.isEmpty()) {
            List<String> ids = page.stream().map(each -> each.facts().id()).toList();
            Map<String, Instant> known = queue.of(ids);
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            BatchDecider.PreparedBatch prepared = BatchDecider.prepare(model, model.viewpoint(now), page);
            planner.replan(
                    decider.preview(prepared, new BatchDecider.Totals(model), now)
                            .results(),
                    known);
        }
        Progress after = page.size() < PAGE_SIZE
                ? new Progress(before.ruleBook(), null, true)
                : new Progress(
                        before.ruleBook(), page.get(page.size() - 1).facts().id(), false);
        plan.set(after);
        return after;
    }
}
