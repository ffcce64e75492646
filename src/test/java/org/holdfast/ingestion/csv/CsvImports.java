package org.holdfast.ingestion.csv;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.holdfast.Database;
import org.holdfast.audit.AuditTrails;
import org.holdfast.crm.mapping.Mapping;
import org.holdfast.customers.CustomerStore;
import org.holdfast.facts.Customer;
import org.holdfast.facts.intake.DeclaredFactsCheck;
import org.holdfast.facts.intake.DeclaredFactsChecks;
import org.jspecify.annotations.Nullable;

/** Creates importers for tests of other packages, without starting the application. */
public final class CsvImports {

    private CsvImports() {}

    public static CsvImport of(Database.Store opened, CustomerStore store, Clock clock) {
        return new CsvImport(
                store, DeclaredFactsChecks.none(), AuditTrails.of(opened.jdbc(), clock), opened.transaction(), clock);
    }

    /** What the files of a folder contain: the customers, and why rows were left out. */
    public record Contents(List<Customer> customers, List<String> rejected) {}

    /** Reads the files of a folder without storing them. */
    public static Contents read(Path from, @Nullable Mapping mapping, DeclaredFactsCheck declared) {
        ImportFindings findings = new ImportFindings();
        CsvTables tables = mapping == null
                ? FolderFiles.of(from, declared.schema().lists().values())
                : new MappedTables(from, mapping);
        List<Customer> customers = new CsvFolder(tables, Instant.EPOCH, declared, findings).read();
        return new Contents(
                customers,
                findings.rejectedRows().stream().map(RejectedRow::withCustomer).toList());
    }

    /** Reads the customers of a list of invoices or a folder without storing them; a rejected row fails the test. */
    public static List<Customer> read(Path from, CsvImport.Layout layout) {
        ImportFindings findings = new ImportFindings();
        CustomerFiles files = layout == CsvImport.Layout.INVOICES
                ? new Invoices(from, Instant.EPOCH, findings)
                : new CsvFolder(FolderFiles.of(from), Instant.EPOCH, DeclaredFactsChecks.none(), findings);
        List<Customer> customers = files.read();
        if (!findings.rejectedRows().isEmpty()) {
            throw new AssertionError(findings.rejectedRows().toString());
        }
        return customers;
    }
}
