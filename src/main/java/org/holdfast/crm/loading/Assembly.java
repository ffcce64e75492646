package org.holdfast.crm.loading;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.holdfast.crm.mapping.Collected;
import org.holdfast.crm.mapping.Mapping;
import org.holdfast.crm.reading.Row;
import org.holdfast.facts.Customer;
import org.holdfast.facts.InvalidFact;
import org.holdfast.facts.Source;
import org.holdfast.facts.Timepoint;
import org.holdfast.facts.json.FactsJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.POJONode;

/**
 * Makes the facts of a customer from what a source has about them and what is stored. A collection is only replaced where nobody owns it
 * or the source itself does. One that is mapped and has no rows is known to be empty; one that is not mapped stays as it is.
 */
final class Assembly {

    private static final Set<String> PLAIN = plainFields();

    private final Mapping mapping;
    private final Instant at;

    /** @param at the moment at which the load began */
    Assembly(Mapping mapping, Instant at) {
        this.mapping = mapping;
        this.at = at;
    }

    /**
     * What came of one customer.
     *
     * @param facts {@code null} when there are bad rows, or when only another source could say who this is
     */
    record Assembled(@Nullable Customer facts, List<BadRow> bad) {
    }

    /** @param stored {@code null} when the customer is not stored, or only invented by us */
    Assembled assemble(Gathered gathered, @Nullable Customer stored) {
        if (gathered.plain() == null && stored == null) {
            return new Assembled(null, List.of());
        }
        List<BadRow> bad = new ArrayList<>();
        Map<String, @Nullable Object> values = new HashMap<>();
        Map<String, List<Row>> rows = new HashMap<>();
        for (Collected collected : mapping.queries().keySet()) {
            if (collected == Collected.CUSTOMERS) {
                plain(gathered, values, bad);
            } else if (collected != Collected.LINES) {
                List<Row> sorted = sorted(collected, gathered.rows(collected));
                rows.put(collected.field(), sorted);
                items(collected, gathered, sorted, values, bad);
            }
        }
        if (!bad.isEmpty()) {
            return new Assembled(null, bad);
        }
        try {
            return new Assembled(onto(gathered, stored, values), List.of());
        } catch (InvalidFact e) {
            return new Assembled(null, List.of(blame(e, gathered, rows)));
        }
    }

    private void plain(Gathered gathered, Map<String, @Nullable Object> values, List<BadRow> bad) {
        Row row = gathered.plain();
        if (row == null) {
            return;
        }
        row.problems().forEach(problem -> bad.add(BadRow.of(gathered.id(), Collected.CUSTOMERS, row, problem)));
        if (gathered.rows(Collected.CUSTOMERS).size() > 1) {
            bad.add(new BadRow(gathered.id(), Collected.CUSTOMERS, "", "id", "stands in " + gathered.rows(Collected.CUSTOMERS).size()
                    + " rows of customers; one is expected"));
        }
        Customer read = read(gathered.id(), Collected.CUSTOMERS, row, Customer.class, bad);
        if (read != null) {
            values.put(Collected.PLAIN_FIELDS, read);
        }
    }

    private void items(Collected collected, Gathered gathered, List<Row> rows, Map<String, @Nullable Object> values, List<BadRow> bad) {
        rows.forEach(row -> row.problems().forEach(problem -> bad.add(BadRow.of(gathered.id(), collected, row, problem))));
        if (collected == Collected.ORDERS && mapping.brings(Collected.LINES)) {
            lines(gathered, rows, bad);
        }
        List<Object> items = new ArrayList<>(rows.size());
        for (Row row : rows) {
            Object item = row.problems().isEmpty() ? read(gathered.id(), collected, row, collected.type(), bad) : null;
            if (item != null) {
                items.add(item);
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

    private static void lines(Gathered gathered, List<Row> orders, List<BadRow> bad) {
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
            }
        }
    }

    private static <T> @Nullable T read(String customer, Collected collected, Row row, Class<T> type, List<BadRow> bad) {
        try {
            return FactsJson.read(row.fields(), type);
        } catch (InvalidFact e) {
            if (row.problems().stream().noneMatch(problem -> problem.field().equals(e.field()))) {
                bad.add(BadRow.of(customer, collected, row, e));
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

    private Customer onto(Gathered gathered, @Nullable Customer stored, Map<String, @Nullable Object> values) {
        Object plain = values.get(Collected.PLAIN_FIELDS);
        Customer base = stored != null ? stored : (Customer) Objects.requireNonNull(plain);
        Map<String, Source> sources = new TreeMap<>(base.sources() == null ? Map.of() : base.sources());
        Map<String, @Nullable Object> replaced = new HashMap<>();
        if (plain instanceof Customer fresh && ours(sources, Collected.PLAIN_FIELDS)) {
            Map<String, @Nullable Object> fields = new HashMap<>();
            boolean same = true;
            for (String field : PLAIN) {
                Object value = fresh.value(field);
                same &= Objects.equals(value, base.value(field));
                fields.put(field, value);
            }
            replaced.putAll(fields);
            dated(sources, Collected.PLAIN_FIELDS, same);
        }
        for (Collected collected : mapping.queries().keySet()) {
            String field = collected.field();
            if (collected != Collected.CUSTOMERS && collected != Collected.LINES && ours(sources, field)) {
                replaced.put(field, values.get(field));
                dated(sources, field, Objects.equals(values.get(field), base.value(field)));
            }
        }
        replaced.put("sources", sources);
        return base.with(replaced);
    }

    private boolean ours(Map<String, Source> sources, String collection) {
        Source owner = sources.get(collection);
        return owner == null || owner.from().equals(mapping.name());
    }

    /** What has not changed keeps its date: how young it is, is kept once for all. */
    private void dated(Map<String, Source> sources, String collection, boolean same) {
        if (!same || !sources.containsKey(collection)) {
            sources.put(collection, new Source(mapping.name(), at));
        }
    }

    /** Finds the row behind a path such as {@code orders[2].deliveredAt}. */
    private static BadRow blame(InvalidFact e, Gathered gathered, Map<String, List<Row>> rows) {
        int bracket = e.field().indexOf('[');
        int end = e.field().indexOf(']');
        List<Row> of = bracket < 0 ? null : rows.get(e.field().substring(0, bracket));
        if (of == null) {
            String collection = bracket < 0 ? e.field() : e.field().substring(0, bracket);
            return new BadRow(gathered.id(), Collected.named(collection).orElse(Collected.CUSTOMERS), "", bracket < 0 ? "" : e.field(),
                    e.getMessage());
        }
        int index = Integer.parseInt(e.field().substring(bracket + 1, end));
        Collected collected = Collected.named(e.field().substring(0, bracket)).orElseThrow();
        return new BadRow(gathered.id(), collected, index < of.size() ? of.get(index).name() : "",
                end + 2 <= e.field().length() ? e.field().substring(end + 2) : "", e.getMessage());
    }

    private static Set<String> plainFields() {
        Set<String> plain = new HashSet<>(Collected.CUSTOMERS.fields().keySet());
        plain.remove("id");
        return plain;
    }
}
