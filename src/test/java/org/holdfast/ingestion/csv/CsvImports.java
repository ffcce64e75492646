package org.holdfast.ingestion.csv;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.holdfast.Database;
import org.holdfast.audit.AuditTrails;
import org.holdfast.customers.CustomerStore;
import org.holdfast.facts.Customer;
import org.holdfast.facts.intake.DeclaredFactsChecks;

/** Creates importers for tests of other packages, without starting the application. */
public final class CsvImports {

    private CsvImports() {}

    public static CsvImport of(Database.Store opened, CustomerStore store, Clock clock) {
        return new CsvImport(
                store, DeclaredFactsChecks.none(), AuditTrails.of(opened.jdbc(), clock), opened.transaction(), clock);
    }

    /** Reads the customers of a list of invoices or a folder without storing them; a rejected row fails the test. */
    public static List<Customer> read(Path from, CsvImport.Layout layout) {
        ImportFindings findings = new ImportFindings();
        CustomerFiles files = layout == CsvImport.Layout.INVOICES
                ? new Invoices(from, Instant.EPOCH, findings)
                : new CsvFolder(FolderFiles.of(from, Set.of()), Instant.EPOCH, DeclaredFactsChecks.none(), findings);
        List<Customer> customers = files.read();
        if (!findings.rejectedRows().isEmpty()) {
            throw new AssertionError(findings.rejectedRows().toString());
        }
        return customers;
    }
}
