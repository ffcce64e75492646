package org.holdfast.customers.backfill;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.holdfast.coordination.Lease;
import org.holdfast.facts.Customer;
import org.holdfast.facts.json.FactsJson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Indexes the customers stored by an earlier version, in the order of their ids, on one node at a time. Each page is
 * one transaction that also moves a bookmark, so an interrupted node, or another one, continues there.
 */
public class CustomerBackfill {

    private static final Logger LOG = LoggerFactory.getLogger(CustomerBackfill.class);
    private static final int PAGE = 250;
    /** Customers after which the run ends, so that a server that stops need not wait long. */
    private static final int SLICE = 5_000;

    private static final int REPORTED = 100_000;

    private final JdbcClient client;
    private final String what;
    private final Consumer<List<Customer>> index;
    private final BackfillProgress progress;
    private final TransactionTemplate transaction;

    /**
     * @param what what the customers are indexed by, for the log
     * @param index writes what a few hundred locked customers are indexed by
     */
    public CustomerBackfill(
            JdbcTemplate template,
            String what,
            Consumer<List<Customer>> index,
            BackfillProgress progress,
            TransactionTemplate transaction) {
        this.what = what;
        this.client = JdbcClient.create(template);
        this.index = index;
        this.progress = progress;
        this.transaction = transaction;
    }

    /** Indexes the next few thousand customers, unless all are indexed or another node does. */
    public void run() {
        if (progress.isComplete()) {
            return;
        }
        progress.startOver();
        try (Lease lease = Lease.acquire(progress.lease(), () -> {})) {
            for (int i = 0; i < SLICE / PAGE && !progress.isComplete(); i++) {
                transaction.executeWithoutResult(status -> {
                    lease.assertHeld();
                    page();
                });
            }
        } catch (Lease.Taken e) {
            LOG.debug("Another node indexes the customers");
        }
    }

    private void page() {
        BackfillProgress.State state = progress.state();
        if (state.completed()) {
            return;
        }
        List<String> ids = ids(state.last());
        if (ids.isEmpty()) {
            progress.completed();
            LOG.info("All customers are indexed by {} now: {} were missing", what, state.indexed());
            return;
        }
        index.accept(hold(ids));
        progress.advance(ids.get(ids.size() - 1), ids.size());
        report(state, state.indexed() + ids.size());
    }

    private void report(BackfillProgress.State before, long indexed) {
        if (before.indexed() == 0) {
            LOG.info("Indexing the customers stored by an earlier version by {}", what);
        }
        if (indexed / REPORTED > before.indexed() / REPORTED) {
            LOG.info("{} of {} customers are indexed by {}", indexed, count(), what);
        }
    }

    /** Returns the number of stored customers. */
    public long count() {
        return client.sql("select count(*) from customer").query(Long.class).single();
    }

    private List<String> ids(@Nullable String after) {
        return client.sql("select id from customer where id > ? order by id fetch first " + PAGE + " rows only")
                .param(after == null ? "" : after)
                .query(String.class)
                .list();
    }

    /** Locks the customers, so that their facts do not change meanwhile. */
    private List<Customer> hold(List<String> ids) {
        List<Customer> customers = new ArrayList<>();
        client.sql("select facts from customer where id in (:ids) order by id for update")
                .param("ids", ids)
                .query(row -> {
                    customers.add(FactsJson.stored(row.getString(1), Customer.class));
                });
        return customers;
    }
}
