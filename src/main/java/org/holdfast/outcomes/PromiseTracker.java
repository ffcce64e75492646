package org.holdfast.outcomes;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.holdfast.coordination.IsolatedWork;
import org.holdfast.facts.Customer;
import org.holdfast.facts.CustomerRepository;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.history.Promises;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.publishing.LiveRuleBook;
import org.jspecify.annotations.Nullable;

/** Tracks whether promises were kept according to the facts, or are broken once due. */
public class PromiseTracker {

    private static final int BATCH_SIZE = 500;

    private final LiveRuleBook live;
    private final CustomerRepository customers;
    private final Promises promises;
    private final Clock clock;

    public PromiseTracker(LiveRuleBook live, CustomerRepository customers, Promises promises, Clock clock) {
        this.live = live;
        this.customers = customers;
        this.promises = promises;
        this.clock = clock;
    }

    /**
     * Returns a page of promises, the next due first, according to the current facts.
     *
     * @param after id of the promise after which to continue; {@code null} to start
     */
    public List<Promises.Entry> ledger(
            Promises.@Nullable Status status, @Nullable String customerId, @Nullable String after, int size) {
        if (customerId != null) {
            promises.page(Promises.Status.OPEN, customerId, null, BATCH_SIZE).forEach(this::settle);
        }
        return promises.page(
                status, customerId, after == null ? null : promises.find(after).orElse(null), size);
    }

    /** Settles every promise that is due. */
    public void settleDue() {
        List<Promises.Entry> due = promises.due(clock.instant(), BATCH_SIZE);
        while (!due.isEmpty()) {
            IsolatedWork.of(due, this::settle);
            due = due.size() < BATCH_SIZE ? List.of() : promises.due(clock.instant(), BATCH_SIZE);
        }
    }

    /** Returns an empty customer, for decisions that were made with the facts of a request. */
    private static Customer emptyCustomer(String id) {
        return FactsJson.read(FactsJson.write(Map.of("id", id)));
    }

    private void settle(Promises.Entry entry) {
        Instant now = clock.instant();
        Customer facts = customers
                .find(entry.customerId())
                .map(StoredCustomer::facts)
                .orElseGet(() -> emptyCustomer(entry.customerId()));
        String status = CustomerView.of(facts, live.book().viewpoint(now), List.of(entry.promise()))
                .promises()
                .get(0)
                .status();
        Promises.Status found = Promises.Status.valueOf(status.toUpperCase(Locale.ROOT));
        if (found != Promises.Status.OPEN) {
            promises.settle(entry.promise().id(), found, now);
        }
    }
}
