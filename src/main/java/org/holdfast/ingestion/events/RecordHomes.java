package org.holdfast.ingestion.events;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.holdfast.facts.Customer;
import org.holdfast.facts.identity.RecordIndex;
import org.holdfast.facts.identity.SourcedRecord;
import org.holdfast.history.moves.MovedRecords;
import org.holdfast.history.moves.MovedRecords.Moved;
import org.jspecify.annotations.Nullable;

/**
 * Finds the customer that an event belongs to if its record was moved: the record itself, or the order that a complaint
 * or a return names.
 */
final class RecordHomes {

    private static final String ORDER_ID = "orderId";

    private final MovedRecords moved;
    private final Map<String, List<Moved>> known = new HashMap<>();

    RecordHomes(MovedRecords moved, Collection<String> customers) {
        this.moved = moved;
        customers.forEach(each -> known.put(each, new ArrayList<>()));
        moved.of(customers).forEach(each -> of(each.customerId()).add(each));
    }

    private List<Moved> of(String customer) {
        return known.computeIfAbsent(customer, id -> new ArrayList<>(moved.of(id)));
    }

    /** Adds what was moved along. */
    void add(Moved more) {
        List<Moved> all = of(more.customerId());
        all.removeIf(each ->
                each.collection().equals(more.collection()) && each.item().equals(more.item()));
        all.add(more);
    }

    /** Returns the owner of a record; {@code null} if that customer was erased. */
    @Nullable
    String follow(String customer, RecordKind kind, String item) {
        Set<String> visited = new HashSet<>();
        String at = customer;
        while (visited.add(at)) {
            Moved entry = entry(at, kind, item);
            if (entry == null || !entry.isAway()) {
                return at;
            }
            if (entry.home() == null) {
                return null;
            }
            at = entry.home();
        }
        return at;
    }

    private @Nullable Moved entry(String customer, RecordKind kind, String item) {
        return of(customer).stream()
                .filter(each -> each.collection().equals(kind.collection())
                        && each.item().equals(item))
                .findFirst()
                .orElse(null);
    }

    /** Returns the customers that an event can belong to, whatever their facts are. */
    Set<String> possible(String customer, ValidatedEvent event) {
        Set<String> possible = new TreeSet<>();
        possible.add(customer);
        RecordKind kind = event.kind();
        if (kind == null || !kind.hasId() || of(customer).isEmpty()) {
            return possible;
        }
        add(possible, follow(customer, kind, event.item()));
        if (kind.namesOrder() && event.fields().path(ORDER_ID).isString()) {
            String reference = event.fields().path(ORDER_ID).asString();
            ordersAway(customer).stream()
                    .filter(each -> reference.endsWith(each.id()) || each.key().endsWith(reference))
                    .forEach(each -> add(possible, follow(customer, RecordKind.ORDERS, each.key())));
        }
        return possible;
    }

    private static void add(Set<String> customers, @Nullable String more) {
        if (more != null) {
            customers.add(more);
        }
    }

    /**
     * Returns the entry of the order that a complaint or a return names, if that order belongs to another customer now;
     * {@code null} otherwise.
     */
    @Nullable
    Moved namedOrder(Customer facts, ValidatedEvent event) {
        List<SourcedRecord> away = List.copyOf(ordersAway(facts.id()));
        if (away.isEmpty() || !event.fields().path(ORDER_ID).isString()) {
            return null;
        }
        List<SourcedRecord> all = new ArrayList<>(away);
        if (facts.orders() != null) {
            all.addAll(facts.orders());
        }
        SourcedRecord order = RecordIndex.of(all)
                .find(
                        event.fields().path("source").asString(null),
                        event.fields().path(ORDER_ID).asString());
        return order instanceof NamedRecord named ? entry(facts.id(), RecordKind.ORDERS, named.key()) : null;
    }

    private List<NamedRecord> ordersAway(String customer) {
        return of(customer).stream()
                .filter(each -> each.isAway() && each.isOrder())
                .map(each -> NamedRecord.of(each.item()))
                .toList();
    }

    /** What identifies a record. */
    record NamedRecord(@Nullable String source, String id) implements SourcedRecord {

        static NamedRecord of(String key) {
            int end = key.indexOf(SEPARATOR);
            return end < 0
                    ? new NamedRecord(null, key)
                    : new NamedRecord(key.substring(0, end), key.substring(end + 1));
        }
    }
}
