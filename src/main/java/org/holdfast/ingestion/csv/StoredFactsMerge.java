package org.holdfast.ingestion.csv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.holdfast.customers.FactRecords;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Order;
import org.holdfast.facts.declared.Attributes;
import org.holdfast.facts.declared.DeclaredList;
import org.holdfast.facts.declared.FactsSchema;
import org.holdfast.facts.identity.SourcedRecord;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Merges imported facts into stored ones. Facts that the files do not contain are kept. An imported collection replaces
 * the stored one, unless one of its rows was left out: then stored items are kept in addition to the imported ones.
 */
final class StoredFactsMerge {

    private StoredFactsMerge() {}

    /**
     * Merges the facts of one customer.
     *
     * @param schema the declared facts, which name the keys of lists
     * @param empty what empty cells do to stored facts
     * @param isIncomplete returns whether a row of a collection was left out
     */
    static Customer of(
            Customer fresh,
            @Nullable Customer stored,
            FactsSchema schema,
            EmptyFields empty,
            Predicate<String> isIncomplete) {
        if (stored == null) {
            return fresh;
        }
        Map<String, @Nullable Object> values = new HashMap<>();
        for (String field : Customer.FIELDS) {
            Object value = fresh.value(field);
            Object before = stored.value(field);
            if (value == null && !empty.cleared().contains(field)) {
                values.put(field, before);
            } else if (value instanceof List<?> items && before instanceof List<?> earlier) {
                List<?> told = empty.kept().contains(field) ? completed(items, earlier) : items;
                List<?> all = isIncomplete.test(field) ? both(told, earlier) : told;
                values.put(field, field.equals("orders") ? withLines(all, earlier) : all);
            }
        }
        if (stored.attributes() != null) {
            values.put("attributes", attributes(fresh.attributes(), stored.attributes(), empty));
        }
        if (fresh.lists() != null && stored.lists() != null) {
            values.put("lists", lists(fresh.lists(), stored.lists(), schema, empty, isIncomplete));
        }
        Map<String, Object> sources = new HashMap<>(stored.sources() == null ? Map.of() : stored.sources());
        sources.putAll(fresh.sources() == null ? Map.of() : fresh.sources());
        values.put("sources", sources);
        return fresh.with(values);
    }

    /** Returns the stored attributes with those of the files; what an empty cell empties is removed. */
    private static @Nullable Attributes attributes(@Nullable Attributes fresh, Attributes stored, EmptyFields empty) {
        Map<String, @Nullable Object> changes = new HashMap<>();
        empty.cleared().forEach(field -> changes.put(field, null));
        if (fresh != null) {
            changes.putAll(fresh.values());
        }
        Attributes all = stored.with(changes);
        return all.isEmpty() ? null : all;
    }

    /** Completes the items of a declared list by what is stored of those with the same key. */
    private static List<Attributes> completed(List<Attributes> fresh, List<Attributes> stored, String key) {
        return fresh.stream()
                .map(item -> stored.stream()
                        .filter(each -> Objects.equals(each.sent(key), item.sent(key)))
                        .findFirst()
                        .map(each -> each.with(item.values()))
                        .orElse(item))
                .toList();
    }

    /** Completes records by what is stored of those with the same id. */
    private static List<?> completed(List<?> fresh, List<?> stored) {
        Map<Object, Object> before = new HashMap<>();
        stored.forEach(each -> before.put(identity(each), each));
        return fresh.stream()
                .map(each -> completed(each, before.get(identity(each))))
                .toList();
    }

    private static Object completed(Object fresh, @Nullable Object stored) {
        if (stored == null) {
            return fresh;
        }
        ObjectNode fields = FactRecords.fields(stored);
        ObjectNode told = FactRecords.fields(fresh);
        if (fields.get("attributes") instanceof ObjectNode known && told.get("attributes") instanceof ObjectNode own) {
            told.set("attributes", known.deepCopy().setAll(own));
        }
        fields.setAll(told);
        return FactsJson.read(fields, fresh.getClass());
    }

    private static Map<String, List<Attributes>> lists(
            Map<String, List<Attributes>> fresh,
            Map<String, List<Attributes>> stored,
            FactsSchema schema,
            EmptyFields empty,
            Predicate<String> isIncomplete) {
        Map<String, List<Attributes>> all = new HashMap<>(stored);
        fresh.forEach((name, items) -> {
            DeclaredList list = schema.list(name);
            List<Attributes> before = stored.getOrDefault(name, List.of());
            if (list == null) {
                all.put(name, items);
                return;
            }
            List<Attributes> told =
                    empty.kept().contains(FactRecords.LISTS + name) ? completed(items, before, list.key()) : items;
            all.put(name, isIncomplete.test(name) ? both(told, before, list.key()) : told);
        });
        return all;
    }

    private static List<Attributes> both(List<Attributes> fresh, List<Attributes> stored, String key) {
        Set<Object> there = new HashSet<>();
        fresh.forEach(each -> there.add(Objects.requireNonNullElse(each.sent(key), each)));
        List<Attributes> all = new ArrayList<>(fresh);
        stored.stream()
                .filter(each -> !there.contains(Objects.requireNonNullElse(each.sent(key), each)))
                .forEach(all::add);
        return all;
    }

    private static List<?> both(List<?> fresh, List<?> stored) {
        Set<Object> there = new HashSet<>();
        fresh.forEach(each -> there.add(identity(each)));
        List<Object> all = new ArrayList<>(fresh);
        stored.stream().filter(each -> !there.contains(identity(each))).forEach(all::add);
        return all;
    }

    private static Object identity(Object item) {
        return item instanceof SourcedRecord record ? record.key() : item;
    }

    /** Orders that were imported without lines or parcels keep the stored ones. */
    private static List<?> withLines(List<?> orders, List<?> stored) {
        Map<String, Order> before = new HashMap<>();
        stored.forEach(each -> before.put(((Order) each).key(), (Order) each));
        return orders.stream()
                .map(Order.class::cast)
                .map(order -> before.containsKey(order.key()) ? completed(order, before.get(order.key())) : order)
                .toList();
    }

    private static Order completed(Order order, Order stored) {
        Order withLines = order.lines() == null ? order.with(stored.lines()) : order;
        if (withLines.parcels() != null || stored.parcels() == null) {
            return withLines;
        }
        try {
            return withLines.withParcels(stored.parcels());
        } catch (InvalidInput e) {
            // The parcels were those of other articles, so it is not known what they contain now.
            return withLines;
        }
    }
}
