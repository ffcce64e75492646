package org.holdfast.ingestion.csv;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import org.holdfast.crm.mapping.FactCollection;
import org.holdfast.facts.Order;
import org.holdfast.facts.OrderLine;
import org.holdfast.facts.Return;
import org.holdfast.facts.goods.ReturnLine;
import org.holdfast.facts.identity.SourcedRecord;
import org.holdfast.facts.intake.DeclaredFactsCheck;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code order-lines.csv} or {@code return-lines.csv}. A line belongs to a record of a customer; orders of two
 * customers may have the same number. If a line is rejected, all lines of its record are unknown: an incomplete list
 * would state that something was never ordered.
 *
 * @param <R> the record
 * @param <L> its lines
 */
final class RecordLinesCsv<R extends SourcedRecord, L extends Record> {

    private static final String CUSTOMER = "customerId";

    private final FactCollection collection;
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
    private @Nullable CsvItems<L> lines;

    private RecordLinesCsv(
            FactCollection collection,
            Class<L> type,
            BiFunction<R, List<L>, R> with,
            String name,
            CsvTables files,
            DeclaredFactsCheck declared,
            ImportFindings findings) {
        this.collection = collection;
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
                FactCollection.LINES, OrderLine.class, Order::with, "order", files, declared, findings);
    }

    static RecordLinesCsv<Return, ReturnLine> ofReturns(
            CsvTables files, DeclaredFactsCheck declared, ImportFindings findings) {
        return new RecordLinesCsv<>(
                FactCollection.RETURN_LINES, ReturnLine.class, Return::with, "return", files, declared, findings);
    }

    /** @param order key of the record */
    static String key(@Nullable String customerId, @Nullable String order) {
        return customerId + "\n" + order;
    }

    /** Records that a record is not imported, so its lines are not either. */
    void recordRejected(String key, RejectedRow row) {
        rejectedRecords.putIfAbsent(key, row);
    }

    void read() {
        List<CsvFile> tables = files.of(collection, findings);
        if (!tables.isEmpty()) {
            lines = CsvItems.read(
                    tables,
                    new RowConverter<>(type, Set.of(), declared, findings),
                    Set.of(CUSTOMER, number),
                    Set.of(source),
                    row -> key(row.cell(CUSTOMER), record(row)),
                    (row, rejected) -> findings.reject(rejected));
        }
    }

    private String record(CsvFile.Row row) {
        return SourcedRecord.key(row.cell(source), String.valueOf(row.cell(number)));
    }

    /** Returns the records of a customer with their lines. */
    List<R> with(List<R> records, String customer) {
        CsvItems<L> all = lines;
        return all == null
                ? records
                : records.stream().map(each -> withLines(each, customer, all)).toList();
    }

    private R withLines(R record, String customer, CsvItems<L> all) {
        String key = key(customer, record.key());
        return all.isIncomplete(key) ? record : with.apply(record, all.of(key));
    }

    /** @param records keys of the records that are imported */
    void reportOrphans(Set<String> records) {
        if (lines != null) {
            lines.orphans(records, (key, row) -> findings.reject(orphan(key, row)));
        }
    }

    private RejectedRow orphan(String key, CsvFile.Row row) {
        RejectedRow cause = rejectedRecords.get(key);
        return cause != null
                ? RejectedRow.consequenceOf(row, cause)
                : RejectedRow.of(
                        row,
                        number,
                        "customer \"" + row.cell(CUSTOMER) + "\" has no " + name + " \"" + record(row) + "\" in "
                                + files.name(Objects.requireNonNull(collection.parent())));
    }
}
