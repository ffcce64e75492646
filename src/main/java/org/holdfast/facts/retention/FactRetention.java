package org.holdfast.facts.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Order;
import org.holdfast.facts.Return;
import org.holdfast.facts.identity.RecordIndex;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.SimilarNames;
import org.jspecify.annotations.Nullable;

/**
 * How long a company keeps the records of each collection. A record is as old as the latest date it contains, counted
 * in days of the customer's time zone. A record without a date, and a subscription that has not ended, never become too
 * old; a return is kept as long as its order, because the points of the order depend on it.
 *
 * @param keep periods by collection; a collection without one is kept for good
 */
public record FactRetention(Map<String, Period> keep) {

    /** Keeps everything. */
    public static final FactRetention UNLIMITED = new FactRetention(Map.of());

    /** Answers about contact, and the addresses that they are about. */
    private static final Set<String> NEVER_OLD = Set.of("consents", "emails", "phones");

    /** The collections that can have a period. What concerns contact never becomes too old. */
    public static final List<String> COLLECTIONS = RecordAge.datedCollections().stream()
            .filter(name -> !NEVER_OLD.contains(name))
            .toList();

    /** @throws InvalidInput if a collection is unknown or a period is too short; the field is the collection */
    public FactRetention {
        keep = Collections.unmodifiableSortedMap(new TreeMap<>(keep));
        keep.forEach(FactRetention::check);
    }

    /**
     * Reads periods such as {@code 5y}, {@code 18m}, {@code 1y6m}, {@code 90d} or {@code P5Y}.
     *
     * @param periods periods by collection
     * @throws InvalidInput if a collection is unknown, or a period is too short or not a period; the field is the
     *     collection
     */
    public static FactRetention parse(Map<String, String> periods) {
        Map<String, Period> keep = new TreeMap<>();
        periods.forEach((collection, text) -> keep.put(collection, RetentionPeriod.parse(collection, text)));
        return new FactRetention(keep);
    }

    private static void check(String collection, Period period) {
        if (!COLLECTIONS.contains(collection)) {
            throw new InvalidInput(
                    collection,
                    "is not a collection whose records have an age" + SimilarNames.hint(collection, COLLECTIONS)
                            + "; expected one of " + String.join(", ", COLLECTIONS));
        }
        RetentionPeriod.check(collection, period);
    }

    /**
     * What remains of the facts of a customer.
     *
     * @param facts the facts without the records that are too old
     * @param removed the removed records by collection
     * @param oldest day of the oldest removed record; {@code null} if none was removed
     */
    public record Remaining(
            Customer facts,
            Map<String, List<Object>> removed,
            @Nullable LocalDate oldest) {

        /** Returns the number of removed records. */
        public int count() {
            return removed.values().stream().mapToInt(List::size).sum();
        }
    }

    /**
     * Removes the records that are too old at a moment. A collection of which nothing remains becomes unknown rather
     * than empty, because the customer is not one who has never ordered. If it is not known since when somebody has
     * been a customer, it is since the oldest removed order.
     */
    public Remaining apply(Customer facts, Instant now) {
        if (keep.isEmpty()) {
            return new Remaining(facts, Map.of(), null);
        }
        ZoneId zone = facts.timeZone() == null ? ZoneOffset.UTC : facts.timeZone();
        Map<String, List<Object>> removed = tooOld(facts, LocalDate.ofInstant(now, zone), zone);
        if (removed.isEmpty()) {
            return new Remaining(facts, Map.of(), null);
        }
        Map<String, @Nullable Object> rest = new HashMap<>();
        removed.forEach((collection, records) -> rest.put(collection, without(facts, collection, records)));
        List<Object> orders = removed.get("orders");
        if (orders != null && facts.customerSince() == null) {
            rest.put(
                    "customerSince",
                    orders.stream()
                            .map(order -> ((Order) order).placedAt())
                            .min(Comparator.comparing(placed -> placed.day(zone)))
                            .orElse(null));
        }
        LocalDate oldest = removed.values().stream()
                .flatMap(List::stream)
                .map(record -> RecordAge.latest(record, zone))
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new Remaining(facts.with(rest), removed, oldest);
    }

    private Map<String, List<Object>> tooOld(Customer facts, LocalDate today, ZoneId zone) {
        Map<String, List<Object>> removed = new TreeMap<>();
        keep.forEach((collection, period) -> {
            LocalDate first = today.minus(period);
            if (facts.value(collection) instanceof List<?> records) {
                List<Object> old = new ArrayList<>();
                for (Object record : records) {
                    LocalDate latest = RecordAge.latest(record, zone);
                    if (latest != null && latest.isBefore(first)) {
                        old.add(record);
                    }
                }
                removed.put(collection, old);
            }
        });
        keepReturnsOfOrders(facts, removed);
        removed.values().removeIf(List::isEmpty);
        return removed;
    }

    private static void keepReturnsOfOrders(Customer facts, Map<String, List<Object>> removed) {
        List<Object> returns = removed.get("returns");
        if (returns != null && facts.orders() != null) {
            Set<Object> orders = these(removed.getOrDefault("orders", List.of()));
            RecordIndex<Order> kept = RecordIndex.of(facts.orders().stream()
                    .filter(order -> !orders.contains(order))
                    .toList());
            returns.removeIf(each -> kept.find(((Return) each).source(), ((Return) each).orderId()) != null);
        }
    }

    private static @Nullable List<?> without(Customer facts, String collection, List<Object> old) {
        Set<Object> removed = these(old);
        List<?> rest = facts.value(collection) instanceof List<?> records
                ? records.stream().filter(record -> !removed.contains(record)).toList()
                : List.of();
        return rest.isEmpty() ? null : rest;
    }

    /** Returns a set of the very records, of which there can be thousands. */
    private static Set<Object> these(List<Object> records) {
        Set<Object> these = Collections.newSetFromMap(new IdentityHashMap<>());
        these.addAll(records);
        return these;
    }
}
