package org.holdfast.customers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.holdfast.facts.Customer;
import org.holdfast.history.moves.MovedRecords;
import org.holdfast.history.moves.MovedRecords.Moved;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Leaves records out of new facts that were moved to other customers, so that a system that has not learned of the move
 * does not store them a second time. A record that its new owner does not have any more is not left out, so none is
 * lost.
 */
@Component
public class RelocatedRecords {

    private final MovedRecords moved;
    private final CustomerTable rows;

    RelocatedRecords(MovedRecords moved, CustomerTable rows) {
        this.moved = moved;
        this.rows = rows;
    }

    /**
     * A record that was left out.
     *
     * @param record key of the record
     * @param customerId its owner
     */
    public record Elsewhere(String collection, String record, String customerId) {}

    /**
     * New facts of a customer.
     *
     * @param facts the facts without the records of other customers
     * @param elsewhere the records that were left out
     */
    record Own(Customer facts, List<Elsewhere> elsewhere) {}

    /** Leaves the records of others out of the facts of one customer, who is locked. */
    Own leaveOut(Customer next) {
        return Objects.requireNonNull(leaveOut(List.of(next)).get(next.id()), next.id());
    }

    /**
     * Leaves the records of others out of the facts of customers, who are locked.
     *
     * @return by customer
     */
    Map<String, Own> leaveOut(Collection<Customer> next) {
        Map<String, Customer> stated = new HashMap<>();
        next.forEach(each -> stated.put(each.id(), each));
        Map<String, List<Moved>> away = moved.of(stated.keySet()).stream()
                .filter(Moved::isAway)
                .collect(Collectors.groupingBy(Moved::customerId));
        Map<String, Own> own = new HashMap<>();
        stated.forEach((id, each) -> own.put(id, own(each, away.getOrDefault(id, List.of()), stated)));
        return own;
    }

    private Own own(Customer next, List<Moved> away, Map<String, Customer> stated) {
        Map<String, Set<String>> leaving = new TreeMap<>();
        List<Elsewhere> elsewhere = new ArrayList<>();
        for (Moved each : away) {
            String home = has(next, each) ? moved.home(each).orElse(next.id()) : next.id();
            if (!home.equals(next.id()) && has(facts(home, stated), each)) {
                leaving.computeIfAbsent(each.collection(), collection -> new HashSet<>())
                        .add(each.item());
                elsewhere.add(new Elsewhere(each.collection(), each.item(), home));
            }
        }
        Map<String, @Nullable Object> remaining = new HashMap<>();
        leaving.forEach((collection, keys) -> remaining.put(
                collection,
                FactRecords.of(next, collection).entrySet().stream()
                        .filter(record -> !keys.contains(record.getKey()))
                        .map(Map.Entry::getValue)
                        .toList()));
        return new Own(remaining.isEmpty() ? next : next.with(remaining), elsewhere);
    }

    /** Returns what is stated together with the facts in question, or else stored; {@code null} if there is nothing. */
    private @Nullable Customer facts(String id, Map<String, Customer> stated) {
        Customer together = stated.get(id);
        CustomerStore.Held held = together == null ? rows.find(id) : null;
        return held == null ? together : held.customer().facts();
    }

    private static boolean has(@Nullable Customer facts, Moved record) {
        return facts != null && FactRecords.of(facts, record.collection()).containsKey(record.item());
    }
}
