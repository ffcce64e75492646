package org.holdfast.decisioning;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import org.holdfast.database.DatabaseFailure;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.facts.CustomerRepository;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.history.waiting.CustomerQueue;
import org.holdfast.publishing.LiveRuleBook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides for the customers of a queue: those whose facts have changed, or those that time alone calls for. Any node
 * decides, and removes the customer from the queue in the transaction of the decision. A crash of a node therefore
 * loses nothing, and a customer who was enqueued several times gets one decision.
 *
 * @param <R> an entry of the queue
 */
final class RedecisionWorker<R extends CustomerQueue.Entry> {

    private static final Logger LOG = LoggerFactory.getLogger(RedecisionWorker.class);
    private static final int CHUNK_SIZE = 200;
    /** After losing so many chunks in a row to other nodes, the rest is theirs until the next time. */
    private static final int MAX_LOST = 5;

    private final LiveRuleBook live;
    private final CustomerRepository customers;
    private final BatchDecider batchDecider;
    private final CustomerQueue<R> queue;
    private final Cause cause;
    private final DecisionMetrics metrics;
    private final Clock clock;

    /**
     * Why customers are in the queue.
     *
     * @param why ends the sentence "Cannot decide for customer C-1 ..."
     * @param decided gets the decisions
     */
    record Cause(String why, Consumer<DecisionTrace> decided) {}

    RedecisionWorker(
            LiveRuleBook live,
            Decider decider,
            CustomerRepository customers,
            DecisionRecorder decisionRecorder,
            CustomerQueue<R> queue,
            Cause cause,
            DecisionMetrics metrics,
            Clock clock,
            IdAssigner idAssigner) {
        this.live = live;
        this.customers = customers;
        this.batchDecider = new BatchDecider(decider, decisionRecorder, idAssigner);
        this.queue = queue;
        this.cause = cause;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Decides for all customers of the queue that are due. */
    void work() {
        int lost = 0;
        List<R> queued = queue.next(CHUNK_SIZE, now());
        while (!queued.isEmpty() && lost < MAX_LOST) {
            lost = decide(queued) ? 0 : lost + 1;
            queued = queue.next(CHUNK_SIZE, now());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Returns whether this node decided for all these customers. */
    private boolean decide(List<R> queued) {
        try {
            decideTogether(queued);
            return true;
        } catch (TakenByAnotherNode e) {
            // Another node is working on them; whatever it leaves remains in the queue.
            return false;
        } catch (LiveRuleBook.Replaced e) {
            live.catchUp();
            return false;
        } catch (RuntimeException e) {
            if (DatabaseFailure.in(e).filter(DatabaseFailure::isUnavailable).isPresent()) {
                throw e;
            }
            return oneByOne(queued, e);
        }
    }

    /** Decides for customers one by one, so that one of them cannot block the others. */
    private boolean oneByOne(List<R> queued, RuntimeException failure) {
        List<String> ids =
                queued.stream().map(CustomerQueue.Entry::customerId).distinct().toList();
        if (ids.size() == 1) {
            LOG.error(
                    "Cannot decide for customer {} {}: {}",
                    ids.get(0),
                    cause.why,
                    DatabaseFailure.describe(failure),
                    DatabaseFailure.in(failure).isPresent() ? null : failure);
            metrics.countFailedRedecision();
            queue.failed(queued, now());
            return true;
        }
        return ids.stream()
                .allMatch(id -> decide(queued.stream()
                        .filter(each -> each.customerId().equals(id))
                        .toList()));
    }

    /** Decides for the customers that are still stored. */
    private void decideTogether(List<R> queued) {
        List<StoredCustomer> known = customers.findAll(
                queued.stream().map(CustomerQueue.Entry::customerId).distinct().toList());
        DecisionModel model = live.book();
        Instant now = now();
        BatchDecider.PreparedBatch prepared = BatchDecider.prepare(model, model.viewpoint(now), known);
        BatchDecider.DecidedBatch committed = batchDecider.commit(prepared, now, attempt -> {
            if (!queue.lock(queued)) {
                throw new TakenByAnotherNode();
            }
            BatchDecider.DecidedBatch decided = batchDecider.decide(prepared, attempt);
            queue.remove(queued);
            live.assertCurrent(model);
            return decided;
        });
        committed.results().forEach(metrics::count);
        committed.results().forEach(cause.decided);
        committed.refused().forEach(each -> LOG.warn("No decision for customer {}: {}", each.customerId(), each.why()));
    }

    /** Thrown when another node is working on the same customers. */
    private static final class TakenByAnotherNode extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
