package org.holdfast.crm.sync.merge;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.crm.jdbc.SourceRecords;
import org.holdfast.crm.jdbc.SourceRow;
import org.holdfast.crm.mapping.FactCollection;
import org.holdfast.crm.mapping.MappedCollection;
import org.holdfast.crm.mapping.MappedList;
import org.holdfast.crm.mapping.Mapping;
import org.holdfast.crm.sync.state.RejectedSourceRow;
import org.holdfast.customers.FactRecords;
import org.holdfast.facts.Customer;
import org.holdfast.facts.fulfilment.ParcelRow;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.POJONode;

/** Converts the rows of one customer to facts by collection, and collects the rejected rows. */
final class CustomerSourceRows {

    private final Mapping mapping;
    private final SourceRecords sourceRecords;
    private final Map<String, @Nullable Object> values = new HashMap<>();
    private final Map<Object, SourceRow> rows = new IdentityHashMap<>();
    private final Map<String, Map<String, Instant>> changedAt = new HashMap<>();
    private final List<RejectedSourceRow> bad = new ArrayList<>();

    CustomerSourceRows(Mapping mapping, SourceRecords sourceRecords) {
        this.mapping = mapping;
        this.sourceRecords = sourceRecords;
        for (MappedCollection factCollection : mapping.queries().keySet()) {
            if (factCollection == FactCollection.CUSTOMERS) {
                plain();
            } else if (!factCollection.isLines()) {
                items(factCollection, sorted(factCollection, sourceRecords.rows(factCollection)));
            }
        }
    }

    List<RejectedSourceRow> bad() {
        return bad;
    }

    /** Returns the plain fields; {@code null} if the source has no row of the customer. */
    @Nullable
    Customer plainFields() {
        return (Customer) values.get(FactCollection.PLAIN_FIELDS);
    }

    /** Returns the source's value of a collection: a list, a membership, or {@code null}. */
    @Nullable
    Object value(MappedCollection factCollection) {
        return values.get(factCollection.source());
    }

    /** Returns when a field of a record was changed; {@code null} if that is unknown. */
    @Nullable
    Instant changedAt(MappedCollection factCollection, String key, String field) {
        FactCollection lines = loadedParts(factCollection).stream()
                .filter(each -> each.partField().equals(field))
                .findFirst()
                .orElse(null);
        return changedAt
                .getOrDefault((lines == null ? factCollection : lines).toString(), Map.of())
                .get(key);
    }

    /** Returns the lines and parcels of a collection that the mapping loads. */
    private List<FactCollection> loadedParts(MappedCollection collection) {
        return collection instanceof FactCollection known
                ? known.parts().stream().filter(mapping::loads).toList()
                : List.of();
    }

    /** Returns the name of the row of an item, or the key of an item without a row. */
    String name(Object item) {
        SourceRow row = rows.get(item);
        return row == null ? FactRecords.key(item) : row.name();
    }

    private void plain() {
        SourceRow row = sourceRecords.plain();
        if (row == null) {
            return;
        }
        row.problems()
                .forEach(problem ->
                        bad.add(RejectedSourceRow.of(sourceRecords.id(), FactCollection.CUSTOMERS, row, problem)));
        if (sourceRecords.rows(FactCollection.CUSTOMERS).size() > 1) {
            bad.add(new RejectedSourceRow(
                    sourceRecords.id(),
                    FactCollection.CUSTOMERS,
                    "",
                    "id",
                    "is in " + sourceRecords.rows(FactCollection.CUSTOMERS).size()
                            + " rows of customers; one is expected"));
        }
        addChangedAt(FactCollection.CUSTOMERS, "", row);
        Object read = read(FactCollection.CUSTOMERS, row);
        if (read != null) {
            values.put(FactCollection.PLAIN_FIELDS, read);
        }
    }

    private void items(MappedCollection factCollection, List<SourceRow> sorted) {
        sorted.forEach(row -> row.problems()
                .forEach(problem -> bad.add(RejectedSourceRow.of(sourceRecords.id(), factCollection, row, problem))));
        loadedParts(factCollection).forEach(part -> lines(part, sorted));
        if (factCollection == FactCollection.ORDERS && mapping.loads(FactCollection.PARCELS)) {
            sorted.forEach(this::combineParcels);
        }
        List<Object> items = new ArrayList<>(sorted.size());
        for (SourceRow row : sorted) {
            Object item = row.problems().isEmpty() ? read(factCollection, row) : null;
            if (item != null) {
                items.add(item);
                rows.put(item, row);
                addChangedAt(factCollection, key(factCollection, item), row);
            }
        }
        if (factCollection.isList()) {
            checkUnique(factCollection, sorted);
            values.put(factCollection.source(), items);
        } else if (items.size() > 1) {
            bad.add(new RejectedSourceRow(
                    sourceRecords.id(),
                    factCollection,
                    "",
                    "",
                    "has " + items.size() + " rows; at most one is expected"));
        } else {
            values.put(factCollection.source(), items.isEmpty() ? null : items.get(0));
        }
    }

    private void lines(FactCollection collection, List<SourceRow> orders) {
        Map<String, ArrayNode> lines = new LinkedHashMap<>();
        orders.forEach(order -> lines.put(order.name(), order.fields().putArray(collection.partField())));
        for (SourceRow line : sorted(collection, sourceRecords.rows(collection))) {
            line.problems()
                    .forEach(problem -> bad.add(RejectedSourceRow.of(sourceRecords.id(), collection, line, problem)));
            String orderId = line.parent();
            ArrayNode order = orderId == null ? null : lines.get(orderId);
            if (orderId == null || order == null) {
                bad.add(new RejectedSourceRow(
                        sourceRecords.id(),
                        collection,
                        line.name(),
                        collection.required().get(1),
                        orderId == null
                                ? "is empty"
                                : "\"" + orderId + "\" is not "
                                        + switch (collection) {
                                            case LINES, PARCELS -> "an order";
                                            case RETURN_LINES -> "a return";
                                            default -> "a cart";
                                        }
                                        + " of this customer"));
            } else {
                order.add(line.fields());
                addChangedAt(collection, orderId, line);
            }
        }
    }

    /** Replaces the rows of the parcels of an order by its parcels. */
    private void combineParcels(SourceRow order) {
        String field = FactCollection.PARCELS.partField();
        try {
            List<ParcelRow> parcels = order.fields()
                    .path(field)
                    .valueStream()
                    .map(row -> FactsJson.read(row, ParcelRow.class))
                    .toList();
            order.fields().set(field, FactsJson.mapper().valueToTree(ParcelRow.combined(parcels)));
        } catch (InvalidInput e) {
            bad.add(RejectedSourceRow.of(sourceRecords.id(), FactCollection.PARCELS, order, e));
            order.fields().remove(field);
        }
    }

    private void addChangedAt(MappedCollection factCollection, String key, SourceRow row) {
        if (row.changedAt() != null) {
            changedAt
                    .computeIfAbsent(factCollection.toString(), each -> new HashMap<>())
                    .merge(key, row.changedAt(), (one, other) -> one.isAfter(other) ? one : other);
        }
    }

    /** Returns the key by which a row's time is found: a declared list is one record. */
    private static String key(MappedCollection collection, Object item) {
        return collection instanceof FactCollection && collection.isList() ? FactRecords.key(item) : "";
    }

    /** Rejects items of a declared list with a key that another one has. */
    private void checkUnique(MappedCollection collection, List<SourceRow> items) {
        String key = collection instanceof MappedList list ? list.key() : null;
        Set<String> seen = new HashSet<>();
        for (SourceRow row : items) {
            if (key != null && row.has(key) && !seen.add(row.name())) {
                bad.add(RejectedSourceRow.of(
                        sourceRecords.id(),
                        collection,
                        row,
                        new InvalidInput(key, "\"" + row.name() + "\" appears twice for this customer")));
            }
        }
    }

    private @Nullable Object read(MappedCollection factCollection, SourceRow row) {
        try {
            return row.read(factCollection);
        } catch (InvalidInput e) {
            if (row.problems().stream().noneMatch(problem -> problem.field().equals(e.field()))) {
                bad.add(RejectedSourceRow.of(sourceRecords.id(), factCollection, row, e));
            }
            return null;
        }
    }

    /** Sorts rows by time, then by content, so that equal rows give equal facts. */
    private static List<SourceRow> sorted(MappedCollection factCollection, List<SourceRow> rows) {
        if (rows.size() < 2) {
            return rows;
        }
        String time = factCollection.time().orElse("");
        return rows.stream()
                .sorted(Comparator.comparing((SourceRow row) -> time(row.fields(), time))
                        .thenComparing(SourceRow::name)
                        .thenComparing(row -> FactsJson.write(row.fields())))
                .toList();
    }

    private static Instant time(ObjectNode fields, String field) {
        return fields.get(field) instanceof POJONode node && node.getPojo() instanceof DateOrInstant time
                ? time.start(ZoneOffset.UTC)
                : Instant.EPOCH;
    }
}
