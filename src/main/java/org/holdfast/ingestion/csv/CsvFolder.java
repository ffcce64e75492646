package org.holdfast.ingestion.csv;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.holdfast.facts.Complaint;
import org.holdfast.facts.Consent;
import org.holdfast.facts.Customer;
import org.holdfast.facts.EventOrder;
import org.holdfast.facts.Interaction;
import org.holdfast.facts.Membership;
import org.holdfast.facts.Observation;
import org.holdfast.facts.Order;
import org.holdfast.facts.Provenance;
import org.holdfast.facts.Return;
import org.holdfast.facts.Survey;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the CSV files of the contract from a folder: {@code customers.csv} and, beside it, one file for each
 * collection. A collection whose file is there is known, also for customers without a row in it; one whose file is
 * missing stays unknown. Of a customer with a bad row only that row is left out.
 */
final class CsvFolder implements CustomerFiles {

    private static final Set<String> COLLECTIONS = Set.of(
            "consents",
            "membership",
            "orders",
            "complaints",
            "returns",
            "surveys",
            "interactions",
            "observations",
            "sources");

    private final FolderFiles files;
    private final Instant now;
    private final ImportFindings importFindings;
    private final RowConverter<Customer> customerCells;
    private final RowConverter<Membership> membershipCells;
    private final Map<String, ObjectNode> customers = new LinkedHashMap<>();
    private final Map<String, CsvFile.Row> customerRows = new HashMap<>();
    /** Rows of {@code customers.csv} that are left out, by the id they name. */
    private final Map<String, RejectedRow> badCustomers = new HashMap<>();
    /** The files that were there and could be read, by the name of their collection. */
    private final Map<String, CsvItems<?>> loaded = new LinkedHashMap<>();

    CsvFolder(Path folder, Instant now, ImportFindings importFindings) {
        this.files = FolderFiles.of(folder);
        this.now = now;
        this.importFindings = importFindings;
        this.customerCells = new RowConverter<>(Customer.class, COLLECTIONS, importFindings);
        this.membershipCells = new RowConverter<>(Membership.class, Set.of(), importFindings);
    }

    @Override
    public boolean isIncomplete(String collection, String customer) {
        CsvItems<?> items = loaded.get(collection);
        return items != null && items.isIncomplete(customer);
    }

    @Override
    public List<Customer> read() {
        Set<String> columns = new TreeSet<>(customerCells.columns());
        columns.addAll(membershipCells.columns("membership."));
        files.reportUnknownFiles(importFindings);
        Path file = Objects.requireNonNull(files.file(FolderFiles.CUSTOMERS));
        if (!new CsvFile(file, importFindings).read(columns, Set.of("id"), this::customer, () -> {})) {
            return List.of();
        }
        Map<String, RejectedRow> badOrders = new HashMap<>();
        CsvItems<Order> orders = items("orders", Order.class, Set.of("lines"), badOrders);
        items("consents", Consent.class, Set.of(), null);
        items("complaints", Complaint.class, Set.of(), null);
        items("returns", Return.class, Set.of(), null);
        items("surveys", Survey.class, Set.of(), null);
        items("interactions", Interaction.class, Set.of(), null);
        items("observations", Observation.class, Set.of(), null);
        OrderLinesCsv lines = new OrderLinesCsv(files, importFindings);
        Map<String, Provenance> sources = new LinkedHashMap<>();
        loaded.keySet().forEach(name -> sources.put(name, new Provenance("csv", now)));
        List<Customer> read = new ArrayList<>(customers.size());
        lines.read();
        customers.keySet().forEach(id -> {
            Customer customer = customer(id, sources, lines, badOrders);
            if (customer != null) {
                EventOrder.notes(customer).forEach(note -> importFindings.note(place(note.field(), id, note.text())));
                read.add(customer);
            }
        });
        lines.reportOrphans(keys(orders), badOrders);
        return read;
    }

    private Set<String> keys(@Nullable CsvItems<Order> orders) {
        Set<String> keys = new HashSet<>();
        if (orders != null) {
            customers
                    .keySet()
                    .forEach(owner ->
                            orders.of(owner).forEach(order -> keys.add(OrderLinesCsv.key(owner, order.id()))));
        }
        return keys;
    }

    private void customer(CsvFile.Row row) {
        String id = row.cellOrEmpty("id");
        try {
            ObjectNode fields = customerCells.node(row, "");
            ObjectNode membership = membershipCells.node(row, "membership.");
            if (!membership.isEmpty()) {
                fields.set("membership", membership);
            }
            FactsJson.read(fields, Customer.class);
            if (customers.putIfAbsent(id, fields) != null) {
                throw new InvalidInput(
                        "id",
                        "\"" + id + "\" stands already in line "
                                + customerRows.get(id).line());
            }
            customerRows.put(id, row);
        } catch (InvalidInput e) {
            RejectedRow bad = RejectedRow.of(row, e);
            badCustomers.putIfAbsent(id, bad);
            importFindings.bad(bad);
        }
    }

    private <T extends Record> @Nullable CsvItems<T> items(
            String collection, Class<T> type, Set<String> without, @Nullable Map<String, RejectedRow> badById) {
        Path path = files.file(collection + ".csv");
        if (path == null) {
            return null;
        }
        RowConverter<T> rowConverter = new RowConverter<>(type, without, importFindings);
        Set<String> columns = new TreeSet<>(rowConverter.columns());
        columns.add("customerId");
        CsvItems<T> items = new CsvItems<>();
        boolean sound = new CsvFile(path, importFindings)
                .read(
                        columns,
                        Set.of("customerId"),
                        row -> {
                            String owner = row.cellOrEmpty("customerId");
                            try {
                                items.add(owner, rowConverter.read(row), row);
                            } catch (InvalidInput e) {
                                RejectedRow bad = RejectedRow.of(row, e);
                                importFindings.bad(bad);
                                items.lacks(owner);
                                if (badById != null) {
                                    badById.putIfAbsent(OrderLinesCsv.key(owner, row.cell("id")), bad);
                                }
                            }
                        },
                        items::lacksSomebodys);
        if (!sound) {
            return null;
        }
        items.orphans(customers.keySet(), (owner, row) -> {
            RejectedRow bad = orphan(owner, row);
            importFindings.bad(bad);
            if (badById != null) {
                badById.putIfAbsent(OrderLinesCsv.key(owner, row.cell("id")), bad);
            }
        });
        loaded.put(collection, items);
        return items;
    }

    private RejectedRow orphan(String owner, CsvFile.Row row) {
        RejectedRow cause = badCustomers.get(owner);
        return cause != null
                ? RejectedRow.because(row, cause)
                : new RejectedRow(
                        row.file(),
                        row.line(),
                        "customerId",
                        owner.isEmpty() ? "is empty" : "\"" + owner + "\" is no customer of customers.csv");
    }

    /** The customer with all rows that can be true together. */
    private @Nullable Customer customer(
            String id, Map<String, Provenance> sources, OrderLinesCsv lines, Map<String, RejectedRow> badOrders) {
        Map<String, @Nullable Object> collections = new HashMap<>();
        while (true) {
            loaded.forEach((name, items) ->
                    collections.put(name, name.equals("orders") ? lines.with(orders(items, id), id) : items.of(id)));
            collections.put("sources", sources);
            try {
                return FactsJson.read(customers.get(id), Customer.class).with(collections);
            } catch (InvalidInput e) {
                if (!leftOut(e, id, badOrders)) {
                    RejectedRow bad = RejectedRow.of(customerRows.get(id), e);
                    importFindings.bad(bad);
                    loaded.values()
                            .forEach(items ->
                                    items.rows(id).forEach(row -> importFindings.bad(RejectedRow.because(row, bad))));
                    return null;
                }
            }
        }
    }

    private static List<Order> orders(CsvItems<?> items, String id) {
        return items.of(id).stream().map(Order.class::cast).toList();
    }

    /** Leaves out the row behind a path such as {@code orders[2].deliveredAt}. */
    private boolean leftOut(InvalidInput e, String id, Map<String, RejectedRow> badOrders) {
        int bracket = e.field().indexOf('[');
        CsvItems<?> items = bracket < 0 ? null : loaded.get(e.field().substring(0, bracket));
        if (items == null) {
            return false;
        }
        int end = e.field().indexOf(']');
        CsvFile.Row row = items.remove(id, Integer.parseInt(e.field().substring(bracket + 1, end)));
        RejectedRow bad = new RejectedRow(
                row.file(),
                row.line(),
                end + 2 <= e.field().length() ? e.field().substring(end + 2) : "",
                e.getMessage());
        importFindings.bad(bad);
        if (e.field().startsWith("orders")) {
            badOrders.putIfAbsent(OrderLinesCsv.key(id, row.cell("id")), bad);
        }
        return true;
    }

    /** A sentence about a path such as {@code orders[2].deliveredAt} with the row it came from. */
    private String place(String path, String id, String text) {
        int bracket = path.indexOf('[');
        int end = path.indexOf(']');
        CsvFile.Row row =
                loaded.get(path.substring(0, bracket)).row(id, Integer.parseInt(path.substring(bracket + 1, end)));
        return new RejectedRow(row.file(), row.line(), path.substring(end + 2), text).toString();
    }
}
