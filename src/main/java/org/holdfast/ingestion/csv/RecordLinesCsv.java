package org.holdfast.ingestion.csv;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import org.holdfast.crm.mapping.FactCollection;
import org.holdfast.facts.Order;
import org.holdfast.facts.OrderLine;
import org.holdfast.facts.Return;
import org.holdfast.facts.baskets.Cart;
import org.holdfast.facts.baskets.CartLine;
import org.holdfast.facts.fulfilment.ParcelRow;
import org.holdfast.facts.goods.ReturnLine;
import org.holdfast.facts.identity.SourcedRecord;
import org.holdfast.facts.intake.DeclaredFactsCheck;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of lines, such as {@code order-lines.csv}. A line belongs to a record of a customer; orders of two
 * customers may have the same number. If a line is rejected, all lines of its record are unknown: an incomplete list
 * would state that something was never ordered.
 *
 * @param <R> the record
 * @param <L> its lines
 */
final class RecordLinesCsv<R extends SourcedRecord, L extends Record> {

    private static final String CUSTOMER = "customerId";

    private final FactCollection collection;
    private final Class<R> record;
    private final Class<L> type;
    private final BiFunction<R, List<L>, R> with;
    /** The columns with the number and the source of the record, and its name for messages. */
    private final String number;

    private final String source;
    private final String name;

    private final CsvTables files;
    private final DeclaredFactsCheck declared;
    private final ImportFindings findings;
    private final Map<String, RejectedRow> rejectedRecords = new HashMap<>();
    /** Keys of records whose lines do not fit together. */
    private final Set<String> contradictory = new HashSet<>();

    private @Nullable CsvItems<L> lines;

    private RecordLinesCsv(
            FactCollection collection,
            Class<R> record,
            Class<L> type,
            BiFunction<R, List<L>, R> with,
            String name,
            CsvTables files,
            DeclaredFactsCheck declared,
            ImportFindings findings) {
        this.collection = collection;
        this.record = record;
        this.type = type;
        this.with = with;
        this.name = name;
        this.number = collection.required().get(1);
        this.source = number.replace("Id", "Source");
        this.declared = declared;
        this.files = files;
        this.findings = findings;
    }

    static RecordLinesCsv<Order, OrderLine> ofOrders(
            CsvTables files, DeclaredFactsCheck declared, ImportFindings findings) {
        return new RecordLinesCsv<>(
                FactCollection.LINES, Order.class, OrderLine.class, Order::with, "order", files, declared, findings);
    }

    static RecordLinesCsv<Order, ParcelRow> ofParcels(
            CsvTables files, DeclaredFactsCheck declared, ImportFindings findings) {
        return new RecordLinesCsv<>(
                FactCollection.PARCELS,
                Order.class,
                ParcelRow.class,
                (order, rows) -> order.withParcels(ParcelRow.combined(rows)),
                "order",
                files,
                declared,
                findings);
    }

    static RecordLinesCsv<Return, ReturnLine> ofReturns(
            CsvTables files, DeclaredFactsCheck declared, ImportFindings findings) {
        return new RecordLinesCsv<>(
                FactCollection.RETURN_LINES,
                Return.class,
                ReturnLine.class,
                Return::with,
                "return",
                files,
                declared,
                findings);
    }

    static RecordLinesCsv<Cart, CartLine> ofCarts(
            CsvTables files, DeclaredFactsCheck declared, ImportFindings findings) {
        return new RecordLinesCsv<>(
                FactCollection.CART_LINES, Cart.class, CartLine.class, Cart::with, "cart", files, declared, findings);
    }

    /** Returns the collection whose records have these lines. */
    String records() {
        return Objects.requireNonNull(collection.parent()).toString();
    }

    private static String key(@Nullable String customerId, @Nullable String order) {
        return customerId + "\n" + order;
    }

    /** Records that a record is not imported, so its lines are not either. */
    void recordRejected(CsvFile.Row row, RejectedRow rejected) {
        String key = SourcedRecord.key(row.cell("source"), row.cellOrEmpty("id"));
        rejectedRecords.putIfAbsent(key(row.cellOrEmpty(CUSTOMER), key), rejected);
    }

    void read() {
        List<CsvFile> tables = files.of(collection, findings);
        if (!tables.isEmpty()) {
            lines = CsvItems.read(
                    tables,
                    new RowConverter<>(type, Set.of(), declared, findings),
                    Set.of(CUSTOMER, number),
                    Set.of(source),
                    row -> key(row.cell(CUSTOMER), keyOf(row)),
                    (row, rejected) -> findings.reject(rejected));
        }
    }

    private String keyOf(CsvFile.Row row) {
        return SourcedRecord.key(row.cell(source), String.valueOf(row.cell(number)));
    }

    /** Returns the records of a customer with their lines. */
    List<?> with(List<?> records, String customer) {
        CsvItems<L> all = lines;
        return all == null
                ? records
                : records.stream()
                        .map(each -> withLines(record.cast(each), customer, all))
                        .toList();
    }

    private R withLines(R each, String customer, CsvItems<L> all) {
        String key = key(customer, each.key());
        if (all.isIncomplete(key) || contradictory.contains(key)) {
            return each;
        }
        try {
            return with.apply(each, all.of(key));
        } catch (InvalidInput e) {
            contradictory.add(key);
            findings.reject(RejectedRow.of(all.row(key, 0), e.field(), e.getMessage()));
            return each;
        }
    }

    /**
     * Reports lines without a record.
     *
     * @param imported the records that are imported; {@code null} if there are none
     */
    void reportOrphans(Set<String> customers, @Nullable CsvItems<?> imported) {
        if (lines == null) {
            return;
        }
        Set<String> keys = new HashSet<>();
        for (String customer : customers) {
            List<?> records = imported == null ? List.of() : imported.of(customer);
            records.forEach(each -> keys.add(key(customer, record.cast(each).key())));
        }
        lines.orphans(keys, (key, row) -> findings.reject(orphan(key, row)));
    }

    private RejectedRow orphan(String key, CsvFile.Row row) {
        RejectedRow cause = rejectedRecords.get(key);
        return cause != null
                ? RejectedRow.consequenceOf(row, cause)
                : RejectedRow.of(
                        row,
                        number,
                        "customer \"" + row.cell(CUSTOMER) + "\" has no " + name + " \"" + keyOf(row) + "\" in "
                                + files.name(Objects.requireNonNull(collection.parent())));
    }
}
