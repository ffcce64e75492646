package org.holdfast.crm.csv;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.holdfast.facts.Complaint;
import org.holdfast.facts.Consent;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Interaction;
import org.holdfast.facts.InvalidFact;
import org.holdfast.facts.Membership;
import org.holdfast.facts.Observation;
import org.holdfast.facts.Order;
import org.holdfast.facts.OrderLine;
import org.holdfast.facts.Return;
import org.holdfast.facts.Source;
import org.holdfast.facts.Survey;
import org.holdfast.facts.json.FactsJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the CSV files of the contract from a folder: {@code customers.csv} and, beside it, one file for each collection. A collection
 * whose file is there is known, also for customers without a row in it; one whose file is missing stays unknown.
 */
final class CsvFolder implements CustomerFiles {

    private static final Set<String> COLLECTIONS = Set.of("consents", "membership", "orders", "complaints", "returns", "surveys",
            "interactions", "observations", "sources");
    private static final Cells<Customer> CUSTOMER = new Cells<>(Customer.class, COLLECTIONS);
    private static final Cells<Membership> MEMBERSHIP = new Cells<>(Membership.class, Set.of());

    private final Path folder;
    private final Instant now;
    private final Consumer<BadRow> bad;
    private final Map<String, ObjectNode> customers = new LinkedHashMap<>();
    private final Map<String, CsvFile.Row> customerRows = new HashMap<>();
    /** The files that were there, by the name of their collection. */
    private final Map<String, Loaded<?>> loaded = new LinkedHashMap<>();

    CsvFolder(Path folder, Instant now, Consumer<BadRow> bad) {
        this.folder = folder;
        this.now = now;
        this.bad = bad;
    }

    @Override
    public List<Customer> read() {
        Set<String> columns = new TreeSet<>(CUSTOMER.columns());
        columns.addAll(MEMBERSHIP.columns("membership."));
        if (!new CsvFile(folder.resolve("customers.csv")).read(columns, Set.of("id"), this::customer, bad)) {
            return List.of();
        }
        Loaded<Order> orders = items("orders", Order.class, Set.of("lines"));
        Loaded<Consent> consents = items("consents", Consent.class, Set.of());
        Loaded<Complaint> complaints = items("complaints", Complaint.class, Set.of());
        Loaded<Return> returns = items("returns", Return.class, Set.of());
        Loaded<Survey> surveys = items("surveys", Survey.class, Set.of());
        Loaded<Interaction> interactions = items("interactions", Interaction.class, Set.of());
        Loaded<Observation> observations = items("observations", Observation.class, Set.of());
        Loaded<OrderLine> lines = lines(orders);
        Map<String, Source> sources = new LinkedHashMap<>();
        loaded.keySet().forEach(name -> sources.put(name, new Source("csv", now)));
        List<Customer> read = new ArrayList<>(customers.size());
        customers.forEach((id, fields) -> {
            try {
                Customer plain = FactsJson.read(fields, Customer.class);
                read.add(new Customer(id, plain.name(), plain.language(), plain.timeZone(), plain.country(), plain.birthday(),
                        plain.customerSince(), plain.segment(), plain.email(), plain.phone(), plain.preferredChannel(),
                        plain.assignedAgent(), plain.referredBy(), Loaded.of(consents, id), plain.membership(),
                        withLines(Loaded.of(orders, id), lines, id), Loaded.of(complaints, id), Loaded.of(returns, id),
                        Loaded.of(surveys, id), Loaded.of(interactions, id), Loaded.of(observations, id), sources));
            } catch (InvalidFact e) {
                bad.accept(blame(e, id));
            }
        });
        return read;
    }

    private void customer(CsvFile.Row row) {
        try {
            ObjectNode fields = CUSTOMER.node(row, "");
            ObjectNode membership = MEMBERSHIP.node(row, "membership.");
            if (!membership.isEmpty()) {
                fields.set("membership", membership);
            }
            String id = FactsJson.read(fields, Customer.class).id();
            if (customers.putIfAbsent(id, fields) != null) {
                throw new InvalidFact("id", "\"" + id + "\" stands already in line " + customerRows.get(id).line());
            }
            customerRows.put(id, row);
        } catch (InvalidFact e) {
            bad.accept(BadRow.of(row, e));
        }
    }

    private <T extends Record> @Nullable Loaded<T> items(String collection, Class<T> type, Set<String> without) {
        Path path = folder.resolve(collection + ".csv");
        if (!Files.exists(path)) {
            return null;
        }
        Cells<T> cells = new Cells<>(type, without);
        Set<String> columns = new TreeSet<>(cells.columns());
        columns.add("customerId");
        Loaded<T> items = new Loaded<>();
        new CsvFile(path).read(columns, Set.of("customerId"), row -> {
            try {
                items.add(String.valueOf(row.cell("customerId")), cells.read(row), row);
            } catch (InvalidFact e) {
                bad.accept(BadRow.of(row, e));
            }
        }, bad);
        items.orphans(customers.keySet(), row -> bad.accept(new BadRow(row.file(), row.line(), "customerId",
                row.cell("customerId") == null ? "is empty" : "\"" + row.cell("customerId") + "\" is no customer of customers.csv")));
        loaded.put(collection, items);
        return items;
    }

    /** Lines belong to an order of a customer; two customers may have orders of the same number. */
    private @Nullable Loaded<OrderLine> lines(@Nullable Loaded<Order> orders) {
        Path path = folder.resolve("order-lines.csv");
        if (!Files.exists(path)) {
            return null;
        }
        Cells<OrderLine> cells = new Cells<>(OrderLine.class, Set.of());
        Set<String> columns = new TreeSet<>(cells.columns());
        columns.addAll(Set.of("customerId", "orderId"));
        Loaded<OrderLine> lines = new Loaded<>();
        new CsvFile(path).read(columns, Set.of("customerId", "orderId"), row -> {
            try {
                lines.add(key(row.cell("customerId"), row.cell("orderId")), cells.read(row), row);
            } catch (InvalidFact e) {
                bad.accept(BadRow.of(row, e));
            }
        }, bad);
        Set<String> known = new HashSet<>();
        if (orders != null) {
            orders.owners().forEach(owner -> orders.of(owner).forEach(order -> known.add(key(owner, order.id()))));
        }
        lines.orphans(known, row -> bad.accept(new BadRow(row.file(), row.line(), "orderId",
                "customer \"" + row.cell("customerId") + "\" has no order \"" + row.cell("orderId") + "\" in orders.csv")));
        return lines;
    }

    private static String key(@Nullable String customerId, @Nullable String orderId) {
        return customerId + "\n" + orderId;
    }

    private static @Nullable List<Order> withLines(@Nullable List<Order> orders, @Nullable Loaded<OrderLine> lines, String id) {
        if (orders == null || lines == null) {
            return orders;
        }
        return orders.stream().map(order -> new Order(order.id(), order.placedAt(), order.value(), order.currency(), order.promisedAt(),
                order.shippedAt(), order.deliveredAt(), order.cancelledAt(), order.promisedDiscount(), order.appliedDiscount(),
                lines.of(key(id, order.id())))).toList();
    }

    /** Finds the row behind a path such as {@code orders[2].deliveredAt}. */
    private BadRow blame(InvalidFact e, String id) {
        int bracket = e.field().indexOf('[');
        Loaded<?> items = bracket < 0 ? null : loaded.get(e.field().substring(0, bracket));
        if (items == null) {
            return BadRow.of(customerRows.get(id), e);
        }
        int end = e.field().indexOf(']');
        CsvFile.Row row = items.row(id, Integer.parseInt(e.field().substring(bracket + 1, end)));
        String column = end + 2 <= e.field().length() ? e.field().substring(end + 2) : "";
        return new BadRow(row.file(), row.line(), column, e.getMessage());
    }
}
