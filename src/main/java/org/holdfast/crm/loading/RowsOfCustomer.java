package org.holdfast.crm.loading;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.crm.FactRecords;
import org.holdfast.crm.mapping.Collected;
import org.holdfast.crm.mapping.Mapping;
import org.holdfast.crm.reading.Row;
import org.holdfast.facts.Customer;
import org.holdfast.facts.InvalidFact;
import org.holdfast.facts.Timepoint;
import org.holdfast.facts.json.FactsJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.POJONode;

/** What the rows of one customer say, collection by collection, and which of them say nothing that fits. */
final class RowsOfCustomer {

    private final Mapping mapping;
    private final Gathered gathered;
    private final Map<String, @Nullable Object> values = new HashMap<>();
    private final Map<Object, Row> rows = new IdentityHashMap<>();
    private final Map<String, Map<String, Instant>> written = new HashMap<>();
    private final List<BadRow> bad = new ArrayList<>();

    RowsOfCustomer(Mapping mapping, Gathered gathered) {
        this.mapping = mapping;
        this.gathered = gathered;
        for (Collected collected : mapping.queries().keySet()) {
            if (collected == Collected.CUSTOMERS) {
                plain();
            } else if (collected != Collected.LINES) {
                items(collected, sorted(collected, gathered.rows(collected)));
            }
        }
    }

    List<BadRow> bad() {
        return bad;
    }

    /** The plain fields; {@code null} when the source has no row of the customer. */
    @Nullable Customer plainFields() {
        return (Customer) values.get(Collected.PLAIN_FIELDS);
    }

    /** What the source says of a collection: a list, a membership, or nothing. */
    @Nullable Object value(Collected collected) {
        return values.get(collected.field());
    }

    /** When a field of a record was written; {@code null} when nobody says. */
    @Nullable Instant written(Collected collected, String key, String field) {
        boolean lines = collected == Collected.ORDERS && field.equals("lines") && mapping.brings(Collected.LINES);
        return written.getOrDefault(lines ? Collected.LINES.toString() : collected.toString(), Map.of()).get(key);
    }

    /** What the row that made an item calls itself; of an item that no row made, under what it is found again. */
    String name(Object item) {
        Row row = rows.get(item);
        return row == null ? FactRecords.key(item) : row.name();
    }

    private void plain() {
        Row row = gathered.plain();
        if (row == null) {
            return;
        }
        row.problems().forEach(problem -> bad.add(BadRow.of(gathered.id(), Collected.CUSTOMERS, row, problem)));
        if (gathered.rows(Collected.CUSTOMERS).size() > 1) {
            bad.add(new BadRow(gathered.id(), Collected.CUSTOMERS, "", "id", "stands in " + gathered.rows(Collected.CUSTOMERS).size()
                    + " rows of customers; one is expected"));
        }
        written(Collected.CUSTOMERS, "", row);
        Customer read = read(Collected.CUSTOMERS, row, Customer.class);
        if (read != null) {
            values.put(Collected.PLAIN_FIELDS, read);
        }
    }

    private void items(Collected collected, List<Row> sorted) {
        sorted.forEach(row -> row.problems().forEach(problem -> bad.add(BadRow.of(gathered.id(), collected, row, problem))));
        if (collected == Collected.ORDERS && mapping.brings(Collected.LINES)) {
            lines(sorted);
        }
        List<Object> items = new ArrayList<>(sorted.size());
        for (Row row : sorted) {
            Object item = row.problems().isEmpty() ? read(collected, row, collected.type()) : null;
            if (item != null) {
                items.add(item);
                rows.put(item, row);
                written(collected, collected.isList() ? FactRecords.key(item) : "", row);
            }
        }
        if (collected.isList()) {
            values.put(collected.field(), items);
        } else if (items.size() > 1) {
            bad.add(new BadRow(gathered.id(), collected, "", "", "has " + items.size() + " rows; at most one is expected"));
        } else {
            values.put(collected.field(), items.isEmpty() ? null : items.get(0));
        }
    }

    private void lines(List<Row> orders) {
        Map<String, ArrayNode> lines = new LinkedHashMap<>();
        orders.forEach(order -> lines.put(order.name(), order.fields().putArray("lines")));
        for (Row line : sorted(Collected.LINES, gathered.rows(Collected.LINES))) {
            line.problems().forEach(problem -> bad.add(BadRow.of(gathered.id(), Collected.LINES, line, problem)));
            ArrayNode order = line.order() == null ? null : lines.get(line.order());
            if (order == null) {
                bad.add(new BadRow(gathered.id(), Collected.LINES, line.name(), "orderId", line.order() == null ? "is empty"
                        : "\"" + line.order() + "\" is no order of this customer"));
            } else {
                order.add(line.fields());
                written(Collected.LINES, line.order(), line);
            }
        }
    }

    private void written(Collected collected, String key, Row row) {
        if (row.changedAt() != null) {
            written.computeIfAbsent(collected.toString(), each -> new HashMap<>()).merge(key, row.changedAt(),
                    (one, other) -> one.isAfter(other) ? one : other);
        }
    }

    private <T> @Nullable T read(Collected collected, Row row, Class<T> type) {
        try {
            return FactsJson.read(row.fields(), type);
        } catch (InvalidFact e) {
            if (row.problems().stream().noneMatch(problem -> problem.field().equals(e.field()))) {
                bad.add(BadRow.of(gathered.id(), collected, row, e));
            }
            return null;
        }
    }

    /** Always in the same order, so that the same rows make the same facts: by time, then by whatever they say. */
    private static List<Row> sorted(Collected collected, List<Row> rows) {
        if (rows.size() < 2) {
            return rows;
        }
        String time = collected.time().orElse("");
        return rows.stream().sorted(Comparator.comparing((Row row) -> time(row.fields(), time)).thenComparing(Row::name)
                .thenComparing(row -> FactsJson.write(row.fields()))).toList();
    }

    private static Instant time(ObjectNode fields, String field) {
        return fields.get(field) instanceof POJONode node && node.getPojo() instanceof Timepoint time ? time.start(ZoneOffset.UTC)
                : Instant.EPOCH;
    }
}
