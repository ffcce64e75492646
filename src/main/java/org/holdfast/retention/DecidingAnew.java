package org.holdfast.retention;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import org.holdfast.database.DatabaseFailure;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionBook;
import org.holdfast.facts.CustomerSource;
import org.holdfast.facts.KnownCustomer;
import org.holdfast.history.DecideQueue;
import org.holdfast.retention.publishing.LiveBook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides about customers whose facts have changed. Whoever changes facts asks for it in the same transaction; some node then decides, and
 * what was asked for is done in the transaction of the decision. So a crash of any node loses nothing, and a customer who was asked for
 * many times before anybody got round to it is decided about once.
 */
public class DecidingAnew {

    private static final Logger LOG = LoggerFactory.getLogger(DecidingAnew.class);
    private static final int CHUNK = 200;

    private final LiveBook live;
    private final CustomerSource customers;
    private final ChunkDeciding chunks;
    private final DecideQueue queue;
    private final DecisionMetrics metrics;
    private final Clock clock;
    private final AskingAnew asking;

    DecidingAnew(LiveBook live, Decider decider, CustomerSource customers, Recording recording, DecideQueue queue, DecisionMetrics metrics,
                 Clock clock, Naming naming, boolean enabled) {
        this.live = live;
        this.customers = customers;
        this.chunks = new ChunkDeciding(decider, recording, naming);
        this.queue = queue;
        this.metrics = metrics;
        this.clock = clock;
        this.asking = new AskingAnew(queue, enabled);
    }

    /** Some node will decide about these customers. Call it in the transaction that changes their facts. */
    public void ask(Collection<String> customerIds, Instant now) {
        asking.ask(customerIds, now);
    }

    /** Who waits, on all nodes together. */
    public DecideQueue.Waiting waiting() {
        return queue.waiting();
    }

    /** Decides about everybody who waits. */
    public void work() {
        List<DecideQueue.Asked> asked = queue.next(CHUNK);
        while (!asked.isEmpty() && decide(asked)) {
            asked = queue.next(CHUNK);
        }
    }

    /** Whether this node got them all. */
    private boolean decide(List<DecideQueue.Asked> asked) {
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
    private boolean oneByOne(List<DecideQueue.Asked> asked, RuntimeException failure) {
        List<String> ids = asked.stream().map(DecideQueue.Asked::customerId).distinct().toList();
        if (ids.size() == 1) {
            LOG.error("Nothing could be decided about customer {}, whose facts have changed; the next change is tried again: {}", ids.get(0),
                    DatabaseFailure.describe(failure), DatabaseFailure.in(failure).isPresent() ? null : failure);
            metrics.failedAnew();
            queue.remove(asked);
            return true;
        }
        return ids.stream().allMatch(id -> decide(asked.stream().filter(each -> each.customerId().equals(id)).toList()));
    }

    /** Customers who are not stored (any more) are left out. */
    private void chunk(List<DecideQueue.Asked> asked) {
        List<KnownCustomer> known = customers.findAll(asked.stream().map(DecideQueue.Asked::customerId).distinct().toList());
        DecisionBook book = live.book();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        ChunkDeciding.Chosen chosen = chunks.decide(book, ChunkDeciding.ask(book, book.viewpoint(now), known), now, new Done(asked));
        chosen.deliberations().forEach(metrics::count);
        chosen.refused().forEach(each -> LOG.warn("Nothing was decided about customer {}: {}", each.customerId(), each.why()));
    }

    /** What was asked for is done when, and only when, the decisions are kept. */
    private final class Done implements Alongside<ChunkDeciding.Chosen> {

        private final List<DecideQueue.Asked> asked;

        Done(List<DecideQueue.Asked> asked) {
            this.asked = asked;
        }

        @Override
        public void begin() {
            if (!queue.hold(asked)) {
                throw new Taken();
            }
        }

        @Override
        public void end(ChunkDeciding.Chosen chosen) {
            queue.remove(asked);
        }
    }

    /** Somebody else is at work on the same customers. */
    private static final class Taken extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
