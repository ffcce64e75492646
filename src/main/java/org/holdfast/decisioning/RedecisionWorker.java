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
 * Decides about customers whose facts have changed. The change enqueues the customer in its own transaction; any node
 * then decides, and removes the customer from the queue in the transaction of the decision. So the crash of a node
 * loses nothing, and a customer who was enqueued several times gets one decision.
 */
public class RedecisionWorker {

    private static final Logger LOG = LoggerFactory.getLogger(RedecisionWorker.class);
    private static final int CHUNK = 200;

    private final LiveRuleBook live;
    private final CustomerRepository customers;
    private final BatchDecider chunks;
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
        this.chunks = new BatchDecider(decider, decisionRecorder, idAssigner);
        this.queue = queue;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** The customers in the queue, on all nodes together. */
    public RedecisionQueue.Waiting waiting() {
        return queue.waiting();
    }

    /** Decides about all customers in the queue. */
    public void work() {
        List<RedecisionQueue.Asked> asked = queue.next(CHUNK);
        while (!asked.isEmpty() && decide(asked)) {
            asked = queue.next(CHUNK);
        }
    }

    /** Whether this node got them all. */
    private boolean decide(List<RedecisionQueue.Asked> asked) {
        try {
            chunk(asked);
            return true;
        } catch (Taken e) {
            // Another node is faster; what it leaves is still there next time.
            return false;
        } catch (RuntimeException e) {
            if (DatabaseFailure.in(e).filter(DatabaseFailure::isUnavailable).isPresent()) {
                throw e;
            }
            return oneByOne(asked, e);
        }
    }

    /** One customer must not block the others. */
    private boolean oneByOne(List<RedecisionQueue.Asked> asked, RuntimeException failure) {
        List<String> ids =
                asked.stream().map(RedecisionQueue.Asked::customerId).distinct().toList();
        if (ids.size() == 1) {
            LOG.error(
                    "Cannot decide about customer {} after a change of facts; the next change will be tried: {}",
                    ids.get(0),
                    DatabaseFailure.describe(failure),
                    DatabaseFailure.in(failure).isPresent() ? null : failure);
            metrics.failedAnew();
            queue.remove(asked);
            return true;
        }
        return ids.stream()
                .allMatch(id -> decide(asked.stream()
                        .filter(each -> each.customerId().equals(id))
                        .toList()));
    }

    /** Customers who are not stored (any more) are left out. */
    private void chunk(List<RedecisionQueue.Asked> asked) {
        List<StoredCustomer> known = customers.findAll(
                asked.stream().map(RedecisionQueue.Asked::customerId).distinct().toList());
        DecisionModel model = live.book();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        BatchDecider.Asked prepared = BatchDecider.ask(model, model.viewpoint(now), known);
        BatchDecider.Chosen chosen = chunks.commit(prepared, now, attempt -> {
            if (!queue.hold(asked)) {
                throw new Taken();
            }
            BatchDecider.Chosen decided = chunks.decide(prepared, attempt);
            queue.remove(asked);
            return decided;
        });
        chosen.results().forEach(metrics::count);
        chosen.refused().forEach(each -> LOG.warn("No decision for customer {}: {}", each.customerId(), each.why()));
    }

    /** Another node is working on the same customers. */
    private static final class Taken extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
