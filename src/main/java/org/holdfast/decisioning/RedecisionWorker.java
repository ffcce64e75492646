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
 * Decides about customers whose facts have changed. Whoever changes facts asks for it in the same transaction; some
 * node then decides, and what was asked for is done in the transaction of the decision. So a crash of any node loses
 * nothing, and a customer who was asked for many times before anybody got round to it is decided about once.
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

    /** Who waits, on all nodes together. */
    public RedecisionQueue.Waiting waiting() {
        return queue.waiting();
    }

    /** Decides about everybody who waits. */
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

    /** So that one customer does not keep all others waiting for ever. */
    private boolean oneByOne(List<RedecisionQueue.Asked> asked, RuntimeException failure) {
        List<String> ids =
                asked.stream().map(RedecisionQueue.Asked::customerId).distinct().toList();
        if (ids.size() == 1) {
            LOG.error(
                    "Nothing could be decided about customer {}, whose facts have changed; the next change is tried again: {}",
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
        chosen.refused()
                .forEach(each -> LOG.warn("Nothing was decided about customer {}: {}", each.customerId(), each.why()));
    }

    /** Another node is working on the same customers. */
    private static final class Taken extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
