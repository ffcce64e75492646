package org.holdfast.spark;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.holdfast.Samples;
import org.holdfast.batch.CaseFolder;
import org.holdfast.batch.CaseManifest;
import org.holdfast.decisioning.MadeUpBase;
import org.holdfast.decisions.json.CustomerPast;
import org.holdfast.facts.Customer;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.facts.json.FactsHash;
import org.holdfast.loyalty.Semantics;
import org.holdfast.rules.files.BookSource;

/** An export of customers who were never stored. Its {@code main} writes one: FOLDER, customers. */
final class MadeUpExport {

    static final Instant NOW = Instant.parse("2026-03-15T10:00:00Z");

    private MadeUpExport() {}

    public static void main(String[] args) throws IOException {
        write(Path.of(args[0]), BookSource.read(Path.of("rules")), Integer.parseInt(args[1]), Map.of());
    }

    /** Writes an export. */
    static void write(Path folder, BookSource book, int count, Map<String, BigDecimal> used) throws IOException {
        write(folder, book, MadeUpBase.around(NOW, count), used);
    }

    static void write(Path folder, BookSource book, List<Customer> customers, Map<String, BigDecimal> used)
            throws IOException {
        try (CaseFolder.Customers files = new CaseFolder.Customers(folder, true)) {
            for (Customer each : customers) {
                files.write(new StoredCustomer(each, FactsHash.of(each)), CustomerPast.none(each.id()));
            }
        }
        CaseFolder.finish(folder, manifest(book, used), book);
    }

    static CaseManifest manifest(BookSource book, Map<String, BigDecimal> used) {
        return new CaseManifest(
                "00000000-0000-0000-0000-000000000001",
                NOW,
                book.version(),
                Semantics.CURRENT,
                "test",
                "EUR",
                "en",
                ZoneId.of("UTC"),
                null,
                used,
                Map.of(),
                null);
    }

    /** Returns a customer with many orders. */
    static Customer withOrders(String id, int count) {
        StringBuilder orders = new StringBuilder();
        for (int i = 0; i < count; i++) {
            orders.append(i == 0 ? "" : ",")
                    .append("{'id':'O-%d','placedAt':'%s','value':%d,'currency':'EUR'}"
                            .formatted(i, NOW.minusSeconds(3_600L * (i + 1)), 10 + i % 90));
        }
        return Samples.customer("{'id':'" + id + "','email':'many@example.org','orders':[" + orders + "]}");
    }
}
