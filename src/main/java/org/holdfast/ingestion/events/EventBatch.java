package org.holdfast.ingestion.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.holdfast.customers.CustomerStore;
import org.holdfast.customers.CustomerTombstones;
import org.holdfast.facts.merge.ConflictingFacts;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;

/** Some events in one transaction: each customer is read and written once, and nobody else changes them meanwhile. */
final class EventBatch {

    private final CustomerStore store;
    private final CustomerTombstones gone;
    private final EventLedger ledger;
    private final Instant now;
    private final Map<String, CustomerPatch> drafts = new TreeMap<>();
    private @Nullable EventMemory memory;
    private Map<String, CustomerStore.Held> held = Map.of();
    private Set<String> changed = Set.of();

    EventBatch(CustomerStore store, CustomerTombstones gone, EventLedger ledger, Instant now) {
        this.store = store;
        this.gone = gone;
        this.ledger = ledger;
        this.now = now;
    }

    /** An event and its place among all that came. */
    record Numbered(int number, CloudEvent event, ValidatedEvent prepared) {}

    /** Whose facts have changed. */
    Set<String> changed() {
        return changed;
    }

    void ingest(List<Numbered> events, EventResult[] results) {
        Set<String> subjects = new TreeSet<>();
        events.forEach(each -> subjects.add(each.prepared.subject()));
        Map<String, CustomerTombstones.Gone> left = gone.among(subjects);
        Map<String, String> now = new HashMap<>();
        subjects.forEach(each -> now.put(
                each,
                left.containsKey(each) && left.get(each).mergedInto() != null
                        ? left.get(each).mergedInto()
                        : each));
        subjects.removeIf(each -> left.containsKey(each) && left.get(each).mergedInto() == null);
        hold(subjects.stream().map(now::get).toList());
        memory = new EventMemory(ledger, events.stream().map(Numbered::prepared).toList());
        ledger.records(
                        drafts.keySet(),
                        events.stream()
                                .map(each -> each.prepared.item())
                                .distinct()
                                .toList())
                .forEach(each -> drafts.get(each.customerId()).known(each));
        for (Numbered each : events) {
            String customer = now.get(each.prepared.subject());
            EventResult.Status before = memory.of(each.prepared);
            results[each.number] =
                    before == null ? ingest(each, customer, memory) : EventResult.before(each.event, customer, before);
        }
        keep();
    }

    private EventResult ingest(Numbered each, String customer, EventMemory memory) {
        try {
            CustomerPatch customerPatch = drafts.get(customer);
            EventResult result = EventResult.of(
                    each.event,
                    customer,
                    customerPatch == null ? EventResult.Status.ERASED : customerPatch.apply(each.prepared, now));
            memory.remember(each.prepared);
            return customerPatch == null ? result : result.with(customerPatch.refusalsAgainst(each.prepared, now));
        } catch (InvalidInput e) {
            return EventResult.refused(each.event, e);
        } catch (ConflictingFacts e) {
            return EventResult.contradicting(each.event, customer, e);
        }
    }

    /** What events told of records that were not there, and are now. */
    void complete(String customer) {
        hold(List.of(customer));
        for (ToldFields each : ledger.records(customer)) {
            if (each.waitingSince() != null) {
                try {
                    drafts.get(customer).complete(each);
                } catch (InvalidInput | ConflictingFacts e) {
                    // It contradicts what was brought; it goes on waiting until it is given up.
                    continue;
                }
            }
        }
        keep();
        ledger.tried(customer, now);
    }

    private void hold(Collection<String> customers) {
        held = store.hold(customers);
        assertNotGone(customers);
        customers.forEach(each -> drafts.put(each, new CustomerPatch(each, held.get(each), store::speaker)));
    }

    /** Whoever was merged away or erased while we waited for them is no new customer. */
    private void assertNotGone(Collection<String> customers) {
        if (!customers.isEmpty() && !gone.among(customers).isEmpty()) {
            throw new PessimisticLockingFailureException("A customer was merged or erased at the same moment");
        }
    }

    private void keep() {
        List<CustomerStore.Edited> edited = new ArrayList<>();
        List<ToldFields> touched = new ArrayList<>();
        for (CustomerPatch customerPatch : drafts.values()) {
            touched.addAll(customerPatch.touched());
            if (customerPatch.hasChanged()) {
                edited.add(customerPatch.edited());
            }
        }
        store.edit(edited, held);
        List<String> ids = edited.stream().map(each -> each.facts().id()).toList();
        assertNotGone(ids.stream().filter(each -> !held.containsKey(each)).toList());
        ledger.keep(touched);
        if (memory != null) {
            memory.keep(now);
        }
        changed = new TreeSet<>(ids);
    }
}
