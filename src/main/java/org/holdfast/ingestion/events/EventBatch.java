package org.holdfast.ingestion.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.holdfast.customers.CustomerStore;
import org.holdfast.customers.CustomerTombstones;
import org.holdfast.facts.merge.ConflictingFacts;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.history.moves.MovedRecords;
import org.holdfast.history.moves.MovedRecords.Moved;
import org.holdfast.ingestion.cloudevents.CloudEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;

/** Applies events in one transaction: each customer is locked, read and written once. */
final class EventBatch {

    private final CustomerStore store;
    private final CustomerTombstones gone;
    private final EventLedger ledger;
    private final MovedRecords moved;
    private final Instant now;
    private final Map<String, CustomerPatch> patches = new TreeMap<>();
    private @Nullable EventMemory memory;
    private Map<String, CustomerStore.Held> held = Map.of();
    private Set<String> changed = Set.of();
    private RecordHomes homes;

    EventBatch(CustomerStore store, CustomerTombstones gone, EventLedger ledger, MovedRecords moved, Instant now) {
        this.store = store;
        this.gone = gone;
        this.ledger = ledger;
        this.moved = moved;
        this.homes = new RecordHomes(moved, Set.of());
        this.now = now;
    }

    /** A validated event and its index among all received events. */
    record Numbered(int number, CloudEvent event, ValidatedEvent validated) {}

    /** Returns the ids of the customers whose facts have changed. */
    Set<String> changed() {
        return changed;
    }

    /** Applies events, and stores each result at the index of its event. */
    void ingest(List<Numbered> events, EventResult[] results) {
        Set<String> subjects = new TreeSet<>();
        events.forEach(each -> subjects.add(each.validated.subject()));
        Map<String, CustomerTombstones.Gone> tombstones = gone.among(subjects);
        List<String> survivors = subjects.stream()
                .filter(each -> !isErased(tombstones.get(each)))
                .map(each -> survivor(each, tombstones.get(each)))
                .distinct()
                .toList();
        hold(withHomes(survivors, events, tombstones));
        homes = new RecordHomes(moved, survivors);
        EventMemory seen =
                new EventMemory(ledger, events.stream().map(Numbered::validated).toList());
        addStoredUpdates(events);
        for (Numbered each : events) {
            String subject = each.validated.subject();
            String customer = survivor(subject, tombstones.get(subject));
            EventResult.Status before = seen.of(each.validated);
            results[each.number] =
                    before == null ? ingest(each, customer, seen) : EventResult.repeated(each.event, customer, before);
        }
        memory = seen;
        write();
    }

    /** Returns the customers of events, including the owners of records that were moved. */
    private Set<String> withHomes(
            List<String> survivors, List<Numbered> events, Map<String, CustomerTombstones.Gone> tombstones) {
        RecordHomes before = new RecordHomes(moved, survivors);
        Set<String> all = new TreeSet<>(survivors);
        for (Numbered each : events) {
            String subject = each.validated.subject();
            if (!isErased(tombstones.get(subject))) {
                all.addAll(before.possible(survivor(subject, tombstones.get(subject)), each.validated));
            }
        }
        return all;
    }

    private static boolean isErased(CustomerTombstones.@Nullable Gone tombstone) {
        return tombstone != null && tombstone.mergedInto() == null;
    }

    private static String survivor(String id, CustomerTombstones.@Nullable Gone tombstone) {
        return tombstone == null || tombstone.mergedInto() == null ? id : tombstone.mergedInto();
    }

    private void addStoredUpdates(List<Numbered> events) {
        List<String> items =
                events.stream().map(each -> each.validated.item()).distinct().toList();
        for (RecordUpdates each : ledger.records(patches.keySet(), items)) {
            patch(each.customerId()).add(each);
        }
    }

    private EventResult ingest(Numbered each, String customer, EventMemory seen) {
        try {
            String home = patches.containsKey(customer) ? home(customer, each.validated) : null;
            if (home == null) {
                seen.remember(each.validated);
                return EventResult.of(each.event, customer, EventResult.Status.ERASED);
            }
            CustomerPatch patch = lockedPatch(home);
            EventResult result = EventResult.of(each.event, home, patch.apply(each.validated, now))
                    .changing(patch.changes());
            seen.remember(each.validated);
            return result.with(patch.refusalsAgainst(each.validated, now));
        } catch (InvalidInput e) {
            return EventResult.refused(each.event, e);
        } catch (ConflictingFacts e) {
            return EventResult.contradicting(each.event, customer, e);
        }
    }

    /** Returns the owner of the record of an event; {@code null} if that customer was erased. */
    private @Nullable String home(String customer, ValidatedEvent event) {
        RecordKind kind = event.kind();
        if (kind == null || !kind.hasId()) {
            return customer;
        }
        String home = homes.follow(customer, kind, event.item());
        Moved order = kind.namesOrder() && customer.equals(home)
                ? homes.namedOrder(lockedPatch(customer).facts(), event)
                : null;
        if (order == null) {
            return home;
        }
        String next = homes.follow(customer, RecordKind.ORDERS, order.item());
        if (next != null) {
            followOrder(kind, event, order, next);
        }
        return next;
    }

    /** Moves what is known of a complaint or a return after the order that it names. */
    private void followOrder(RecordKind kind, ValidatedEvent event, Moved order, String home) {
        new RecordTransfer(lockedPatch(order.customerId()), lockedPatch(home), event.source(), order.at())
                .move(kind, event.item(), now);
        for (String each : List.of(order.customerId(), home)) {
            Moved follower = new Moved(each, kind.collection(), event.item(), home, order.at(), now);
            homes.add(follower);
            moved.put(follower);
        }
    }

    /** @throws PessimisticLockingFailureException if the record was moved to a customer who is not locked */
    private CustomerPatch lockedPatch(String customer) {
        CustomerPatch patch = patches.get(customer);
        if (patch == null) {
            throw new PessimisticLockingFailureException("A record was moved simultaneously");
        }
        return patch;
    }

    /** Completes the waiting records of a customer that another source has supplied. */
    void complete(String customer) {
        hold(List.of(customer));
        for (RecordUpdates each : ledger.records(customer)) {
            if (each.waitingSince() != null) {
                complete(each);
            }
        }
        write();
        ledger.retried(customer, now);
    }

    private void complete(RecordUpdates waiting) {
        try {
            patch(waiting.customerId()).complete(waiting);
        } catch (InvalidInput | ConflictingFacts e) {
            // It contradicts the facts that were supplied, so it keeps waiting until it is discarded.
        }
    }

    private CustomerPatch patch(String customer) {
        return Objects.requireNonNull(patches.get(customer), customer);
    }

    private void hold(Collection<String> customers) {
        held = store.hold(customers);
        assertNotGone(customers);
        customers.forEach(each -> patches.put(each, new CustomerPatch(each, held.get(each), store::speaker)));
    }

    /** Fails the transaction if a customer was merged or erased while it waited for the lock. */
    private void assertNotGone(Collection<String> customers) {
        if (!customers.isEmpty() && !gone.among(customers).isEmpty()) {
            throw new PessimisticLockingFailureException("A customer was merged or erased simultaneously");
        }
    }

    private void write() {
        List<CustomerStore.Edited> edited = new ArrayList<>();
        List<RecordUpdates> touched = new ArrayList<>();
        for (CustomerPatch patch : patches.values()) {
            touched.addAll(patch.touched());
            if (patch.hasChanged()) {
                edited.add(patch.edited());
            }
        }
        store.edit(edited, held);
        List<String> ids = edited.stream().map(each -> each.facts().id()).toList();
        assertNotGone(ids.stream().filter(each -> !held.containsKey(each)).toList());
        ledger.replace(touched);
        if (memory != null) {
            memory.store(now);
        }
        changed = new TreeSet<>(ids);
    }
}
