package org.holdfast.ingestion.csv;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.holdfast.facts.Order;
import org.holdfast.facts.OrderLine;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * {@code order-lines.csv}: lines belong to an order of a customer; two customers may have orders of the same number.
 * Where a line had to be left out, the lines of its order are unknown: a list without it would say that something was
 * never ordered.
 */
final class OrderLinesCsv {

    private final FolderFiles files;
    private final ImportFindings importFindings;
    private @Nullable CsvItems<OrderLine> lines;

    OrderLinesCsv(FolderFiles files, ImportFindings importFindings) {
        this.files = files;
        this.importFindings = importFindings;
    }

    static String key(@Nullable String customerId, @Nullable String orderId) {
        return customerId + "\n" + orderId;
    }

    void read() {
        Path path = files.file("order-lines.csv");
        if (path == null) {
            return;
        }
        RowConverter<OrderLine> rowConverter = new RowConverter<>(OrderLine.class, Set.of(), importFindings);
        Set<String> columns = new TreeSet<>(rowConverter.columns());
        columns.addAll(Set.of("customerId", "orderId"));
        CsvItems<OrderLine> read = new CsvItems<>();
        boolean sound = new CsvFile(path, importFindings)
                .read(
                        columns,
                        Set.of("customerId", "orderId"),
                        row -> {
                            String owner = key(row.cell("customerId"), row.cell("orderId"));
                            try {
                                read.add(owner, rowConverter.read(row), row);
                            } catch (InvalidInput e) {
                                importFindings.bad(RejectedRow.of(row, e));
                                read.lacks(owner);
                            }
                        },
                        read::lacksSomebodys);
        this.lines = sound ? read : null;
    }

    List<Order> with(List<Order> orders, String customer) {
        CsvItems<OrderLine> all = lines;
        return all == null
                ? orders
                : orders.stream()
                        .map(order -> all.isIncomplete(key(customer, order.id()))
                                ? order
                                : order.with(all.of(key(customer, order.id()))))
                        .toList();
    }

    /** @param orders keys of the orders that are taken, and {@code bad} those that had to be left out */
    void reportOrphans(Set<String> orders, Map<String, RejectedRow> bad) {
        if (lines != null) {
            lines.orphans(
                    orders,
                    (owner, row) -> importFindings.bad(
                            bad.containsKey(owner)
                                    ? RejectedRow.because(row, bad.get(owner))
                                    : new RejectedRow(
                                            row.file(),
                                            row.line(),
                                            "orderId",
                                            "customer \"" + row.cell("customerId") + "\" has no order \""
                                                    + row.cell("orderId") + "\" in orders.csv")));
        }
    }
}
