package org.holdfast.decisioning;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.holdfast.database.DatabaseFailure;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.facts.CustomerRepository;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.history.RedecisionQueue;
import org.holdfast.publishing.LiveRuleBook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides for customers whose facts have changed. The change enqueues the customer in its own transaction; any node
 * then decides, and removes the customer from the queue in the transaction of the decision. A crash of a node therefore
 * loses nothing, and a customer who was enqueued several times gets one decision.
 */
public class RedecisionWorker {

    private static final Logger LOG = LoggerFactory.getLogger(RedecisionWorker.class);
    private static final int CHUNK_SIZE = 200;

    private final LiveRuleBook live;
    private final CustomerRepository customers;
    private final BatchDecider batchDecider;
    private final RedecisionQueue queue;
    private final DecisionMetrics metrics;
    private final Clock clock;

    RedecisionWorker(
            LiveRuleBook live,
            Decider decider,
            CustomerRepository customers,
            DecisionRecorder decisionRecorder,
            RedecisionQueue queue,
            DecisionMetrics metrics,
            Clock clock,
            IdAssigner idAssigner) {
        this.live = live;
        this.customers = customers;
        this.batchDecider = new BatchDecider(decider, decisionRecorder, idAssigner);
        this.queue = queue;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Returns the state of the queue, which all nodes share. */
    public RedecisionQueue.Waiting waiting() {
        return queue.waiting();
    }

    /** Decides for all customers in the queue. */
    public void work() {
        List<RedecisionQueue.Request> queued = queue.next(CHUNK_SIZE);
        while (!queued.isEmpty() && decide(queued)) {
            queued = queue.next(CHUNK_SIZE);
        }
    }

    /** Returns whether this node decided for all these customers. */
    private boolean decide(List<RedecisionQueue.Request> queued) {
        try {
            decideTogether(queued);
            return true;
        } catch (TakenByAnotherNode e) {
            // Another node is working on them; whatever it leaves remains in the queue.
            return false;
        } catch (RuntimeException e) {
            if (DatabaseFailure.in(e).filter(DatabaseFailure::isUnavailable).isPresent()) {
                throw e;
            }
            return oneByOne(queued, e);
        }
    }

    /** Decides for customers one by one, so that one of them cannot block the others. */
    private boolean oneByOne(List<RedecisionQueue.Request> queued, RuntimeException failure) {
        List<String> ids = queued.stream()
                .map(RedecisionQueue.Request::customerId)
                .distinct()
                .toList();
        if (ids.size() == 1) {
            LOG.error(
                    "Cannot decide for customer {} after a change of facts; retrying at the next change: {}",
                    ids.get(0),
                    DatabaseFailure.describe(failure),
                    DatabaseFailure.in(failure).isPresent() ? null : failure);
            metrics.countFailedRedecision();
            queue.remove(queued);
            return true;
        }
        return ids.stream()
                .allMatch(id -> decide(queued.stream()
                        .filter(each -> each.customerId().equals(id))
                        .toList()));
    }

    /** Decides for the customers that are still stored. */
    private void decideTogether(List<RedecisionQueue.Request> queued) {
        List<StoredCustomer> known = customers.findAll(queued.stream()
                .map(RedecisionQueue.Request::customerId)
                .distinct()
                .toList());
        DecisionModel model = live.book();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        BatchDecider.PreparedBatch prepared = BatchDecider.prepare(model, model.viewpoint(now), known);
        BatchDecider.DecidedBatch committed = batchDecider.commit(prepared, now, attempt -> {
            if (!queue.lock(queued)) {
                throw new TakenByAnotherNode();
            }
            BatchDecider.DecidedBatch decided = batchDecider.decide(prepared, attempt);
            queue.remove(queued);
            return decided;
        });
        committed.results().forEach(metrics::count);
        committed.refused().forEach(each -> LOG.warn("No decision for customer {}: {}", each.customerId(), each.why()));
    }

    /** Thrown when another node is working on the same customers. */
    private static final class TakenByAnotherNode extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
