package org.holdfast.ingestion.csv;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.holdfast.customers.CustomerStore;
import org.holdfast.facts.Customer;

/** Lets tests of other packages make an importer without starting the application. */
public final class CsvImports {

    private CsvImports() {}

    public static CsvImport of(CustomerStore store, Clock clock) {
        return new CsvImport(store, clock);
    }

    /** The customers of a list of invoices or of a folder, without storing them; a bad row fails the test. */
    public static List<Customer> read(Path from, CsvImport.Layout layout) {
        ImportFindings importFindings = new ImportFindings();
        CustomerFiles files = layout == CsvImport.Layout.INVOICES
                ? new Invoices(from, Instant.EPOCH, importFindings)
                : new CsvFolder(from, Instant.EPOCH, importFindings);
        List<Customer> customers = files.read();
        if (!importFindings.badRows().isEmpty()) {
            throw new AssertionError(importFindings.badRows().toString());
        }
        return customers;
    }
}
