package org.holdfast.ingestion.csv;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.crm.mapping.FactCollection;
import org.holdfast.facts.Order;
import org.holdfast.facts.OrderLine;
import org.holdfast.facts.identity.SourcedRecord;
import org.holdfast.facts.intake.DeclaredFactsCheck;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code order-lines.csv}. A line belongs to an order of a customer; orders of two customers may have the same
 * number. If a line is rejected, all lines of its order are unknown: an incomplete list would state that something was
 * never ordered.
 */
final class OrderLinesCsv {

    private static final String CUSTOMER = "customerId";
    private static final String ORDER = "orderId";
    private static final String ORDER_SOURCE = "orderSource";

    private final CsvTables files;
    private final DeclaredFactsCheck declared;
    private final ImportFindings findings;
    private final Map<String, RejectedRow> rejectedOrders = new HashMap<>();
    private @Nullable CsvItems<OrderLine> lines;

    OrderLinesCsv(CsvTables files, DeclaredFactsCheck declared, ImportFindings findings) {
        this.declared = declared;
        this.files = files;
        this.findings = findings;
    }

    /** @param order key of the order */
    static String key(@Nullable String customerId, @Nullable String order) {
        return customerId + "\n" + order;
    }

    /** Records that an order is not imported, so its lines are not either. */
    void orderRejected(String key, RejectedRow row) {
        rejectedOrders.putIfAbsent(key, row);
    }

    void read() {
        List<CsvFile> tables = files.of(FactCollection.LINES, findings);
        if (!tables.isEmpty()) {
            lines = CsvItems.read(
                    tables,
                    new RowConverter<>(OrderLine.class, Set.of(), declared, findings),
                    Set.of(CUSTOMER, ORDER),
                    Set.of(ORDER_SOURCE),
                    row -> key(row.cell(CUSTOMER), order(row)),
                    (row, rejected) -> findings.reject(rejected));
        }
    }

    private static String order(CsvFile.Row row) {
        return SourcedRecord.key(row.cell(ORDER_SOURCE), String.valueOf(row.cell(ORDER)));
    }

    /** Returns the orders of a customer with their lines. */
    List<Order> with(List<Order> orders, String customer) {
        CsvItems<OrderLine> all = lines;
        return all == null
                ? orders
                : orders.stream().map(order -> withLines(order, customer, all)).toList();
    }

    private static Order withLines(Order order, String customer, CsvItems<OrderLine> lines) {
        String key = key(customer, order.key());
        return lines.isIncomplete(key) ? order : order.with(lines.of(key));
    }

    /** @param orders keys of the orders that are imported */
    void reportOrphans(Set<String> orders) {
        if (lines != null) {
            lines.orphans(orders, (key, row) -> findings.reject(orphan(key, row)));
        }
    }

    private RejectedRow orphan(String key, CsvFile.Row row) {
        RejectedRow cause = rejectedOrders.get(key);
        return cause != null
                ? RejectedRow.consequenceOf(row, cause)
                : RejectedRow.of(
                        row,
                        ORDER,
                        "customer \"" + row.cell(CUSTOMER) + "\" has no order \"" + order(row) + "\" in "
                                + files.name(FactCollection.ORDERS));
    }
}
