package org.holdfast.ingestion.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.holdfast.customers.CustomerStore;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Order;
import org.holdfast.facts.identity.RecordIndex;
import org.holdfast.facts.identity.SourcedRecord;
import org.holdfast.history.moves.MovedRecords.Moved;
import org.holdfast.ingestion.events.EventResult.Change;
import org.holdfast.ingestion.events.EventResult.Status;
import org.holdfast.outcomes.MovedOrderPoints;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One move of an order, within the transaction that has locked its customers. */
final class OrderTransfer {

    private static final String ORDER_ID = "orderId";
    private static final List<RecordKind> FOLLOWERS =
            List.of(RecordKind.COMPLAINTS, RecordKind.RETURNS, RecordKind.PAYMENTS);

    private final OrderMove.Stores stores;
    private final MovedOrderPoints points;
    private final ValidatedEvent event;
    private final OrderMove.Route route;
    private final Instant now;
    private final Map<String, CustomerPatch> patches = new TreeMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final Set<String> changed = new TreeSet<>();
    private Map<String, CustomerStore.Held> held = Map.of();

    OrderTransfer(
            OrderMove.Stores stores,
            MovedOrderPoints points,
            ValidatedEvent event,
            OrderMove.Route route,
            Instant now) {
        this.stores = stores;
        this.points = points;
        this.event = event;
        this.route = route;
        this.now = now;
    }

    /** Returns what was moved; the values are the customers before and after. */
    List<Change> changes() {
        return List.copyOf(changes);
    }

    /** Returns the customers that lost or got something. */
    Set<String> changed() {
        return changed;
    }

    Status run() {
        hold();
        Set<String> earlier = new TreeSet<>(route.customers());
        earlier.remove(route.newHome());
        boolean superseded = !route.newHome().equals(route.into());
        RecordTransfer.Found found = RecordTransfer.Found.NOTHING;
        for (String each : earlier) {
            RecordTransfer.Found more = move(each);
            found = more.compareTo(found) > 0 ? more : found;
        }
        route.customers().forEach(each -> mark(each, RecordKind.ORDERS, event.item(), route.at()));
        write();
        if (superseded) {
            return Status.SUPERSEDED;
        }
        return switch (found) {
            case RECORD -> Status.APPLIED;
            case INCOMPLETE -> Status.WAITING;
            case NOTHING -> changes.isEmpty() ? statusOfNothing() : Status.APPLIED;
        };
    }

    private Status statusOfNothing() {
        return RecordKind.ORDERS.tree(patch(route.newHome()).facts(), event.item()) == null
                ? Status.NOTHING_TO_TAKE_BACK
                : Status.UNCHANGED;
    }

    private void hold() {
        held = stores.customers().hold(route.customers());
        for (String each : route.customers()) {
            CustomerPatch patch = new CustomerPatch(each, held.get(each), stores.customers()::speaker);
            stores.ledger().records(each).forEach(patch::add);
            patches.put(each, patch);
        }
    }

    private CustomerPatch patch(String customer) {
        CustomerPatch patch = patches.get(customer);
        if (patch == null) {
            throw new IllegalStateException("A customer of the move was not locked");
        }
        return patch;
    }

    private RecordTransfer.Found move(String from) {
        CustomerPatch there = patch(from);
        CustomerPatch here = patch(route.newHome());
        Customer before = here.facts();
        Map<RecordKind, Set<String>> followers = followers(there.facts(), from);
        List<MovedOrderPoints.MovedUnits> units = points.move(event.item(), there.facts(), route.newHome(), now);
        RecordTransfer transfer = new RecordTransfer(there, here, event.source(), route.at());
        RecordTransfer.Found found = transfer.move(RecordKind.ORDERS, event.item(), now);
        if (found != RecordTransfer.Found.NOTHING) {
            changes.add(change(RecordKind.ORDERS.collection() + "[" + event.item() + "]", from));
        }
        followers.forEach((kind, items) -> items.forEach(item -> {
            transfer.move(kind, item, now);
            mark(from, kind, item, route.at());
            mark(route.newHome(), kind, item, route.at());
            changes.add(change(kind.collection() + "[" + item + "]", from));
        }));
        keepReferences(before, here, followers);
        units.forEach(each -> changes.add(new Change(
                "programmes[" + each.programme() + "]." + each.unit(),
                from + ": " + each.amount(),
                route.newHome() + ": " + each.amount())));
        stores.actions()
                .move(
                        from,
                        route.newHome(),
                        Set.of(event.item()),
                        followers.getOrDefault(RecordKind.COMPLAINTS, Set.of()))
                .forEach(id -> changes.add(change("actions[" + id + "]", from)));
        if (!changes.isEmpty()) {
            changed.addAll(Set.of(from, route.newHome()));
        }
        return found;
    }

    private Change change(String field, String from) {
        return new Change(field, from, route.newHome());
    }

    /** Returns the keys of the complaints, returns and payments that name the order. */
    private Map<RecordKind, Set<String>> followers(Customer facts, String customer) {
        List<SourcedRecord> orders = new ArrayList<>(facts.orders() == null ? List.of() : facts.orders());
        if (orders.stream().noneMatch(each -> each.key().equals(event.item()))) {
            orders.add(RecordHomes.NamedRecord.of(event.item()));
        }
        RecordIndex<SourcedRecord> index = RecordIndex.of(orders);
        Map<RecordKind, Set<String>> found = new TreeMap<>();
        for (RecordKind kind : FOLLOWERS) {
            Set<String> keys = new TreeSet<>();
            kind.items(facts).forEach(item -> {
                ObjectNode record = RecordKind.tree(item);
                if (isAboutOrder(index, record)) {
                    keys.add(((SourcedRecord) item).key());
                }
            });
            stores.ledger().records(customer).stream()
                    .filter(each -> each.kind() == kind && each.value(ORDER_ID) != null)
                    .filter(each ->
                            isAboutOrder(index, each.filled(event.fields().objectNode())))
                    .forEach(each -> keys.add(each.item()));
            found.put(kind, keys);
        }
        return found;
    }

    private boolean isAboutOrder(RecordIndex<SourcedRecord> index, ObjectNode record) {
        SourcedRecord order = index.find(text(record, "source"), text(record, ORDER_ID));
        return order != null && order.key().equals(event.item());
    }

    private static @Nullable String text(ObjectNode record, String field) {
        return record.path(field).isString() ? record.path(field).asString() : null;
    }

    /** Names orders by their keys where a number alone would not find the same order any more. */
    private void keepReferences(Customer before, CustomerPatch here, Map<RecordKind, Set<String>> moved) {
        RecordIndex<Order> old = RecordIndex.of(before.orders());
        RecordIndex<Order> index = RecordIndex.of(here.facts().orders());
        for (RecordKind kind : FOLLOWERS) {
            Set<String> arrived = moved.getOrDefault(kind, Set.of());
            List<Object> items = kind.items(here.facts());
            items.replaceAll(item -> {
                ObjectNode record = RecordKind.tree(item);
                Order meant = old.find(text(record, "source"), text(record, ORDER_ID));
                boolean isNew = arrived.contains(((SourcedRecord) item).key());
                String key = meant == null ? null : meant.key();
                String wanted = isNew ? event.item() : key;
                Order found = index.find(text(record, "source"), text(record, ORDER_ID));
                return wanted == null || found != null && found.key().equals(wanted)
                        ? item
                        : kind.read(record.put(ORDER_ID, wanted));
            });
            if (!items.equals(kind.items(here.facts()))) {
                here.replace(kind, items, event.source(), route.at());
            }
        }
    }

    private void mark(String customer, RecordKind kind, String item, Instant at) {
        stores.moved().put(new Moved(customer, kind.collection(), item, route.newHome(), at, now));
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
        stores.customers().edit(edited, held);
        stores.ledger().replace(touched);
    }
}
