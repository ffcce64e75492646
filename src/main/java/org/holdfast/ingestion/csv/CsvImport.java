package org.holdfast.ingestion.csv;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.holdfast.audit.Actor;
import org.holdfast.audit.AuditAction;
import org.holdfast.audit.AuditEvent;
import org.holdfast.audit.AuditTrail;
import org.holdfast.customers.CustomerStore;
import org.holdfast.facts.Customer;
import org.holdfast.facts.validation.EnumLabels;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Imports customers from CSV files: by default all of them, or none if a row is rejected. Stored customers keep the
 * collections that the files do not contain.
 */
@Component
public class CsvImport {

    private final CustomerStore store;
    private final AuditTrail trail;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CsvImport(CustomerStore store, AuditTrail trail, TransactionTemplate transaction, Clock clock) {
        this.store = store;
        this.trail = trail;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The supported layouts. */
    public enum Layout {
        /** A folder with the files of the contract. */
        FOLDER,
        /** A list of invoices in one file. */
        INVOICES;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    /**
     * The result of an import.
     *
     * @param imported number of customers stored; 0 if rejected rows prevented the import
     * @param notes remarks on imported rows, such as times that are slightly out of order
     * @param consentsKept number of refusals of contact that remain in force although the files do not contain them
     */
    public record Result(int imported, int orders, List<RejectedRow> badRows, List<String> notes, int consentsKept) {

        /** Counts the invalid rows, without those that are only left out as a consequence. */
        public long wrongRows() {
            return badRows.stream().filter(row -> !row.isConsequence()).count();
        }
    }

    /**
     * Imports customers.
     *
     * @param skipBadRows whether to import the valid rows and only report the others
     * @param actor who imports
     * @throws NothingToImport if the folder or file does not exist
     */
    public Result run(Path from, Layout layout, boolean skipBadRows, Actor actor) {
        ImportFindings findings = new ImportFindings();
        CustomerFiles files = files(from, layout, findings);
        List<Customer> customers = files.read();
        if (!findings.rejectedRows().isEmpty() && !skipBadRows) {
            return new Result(0, 0, findings.rejectedRows(), findings.notes(), 0);
        }
        Map<String, Customer> stored =
                store.find(customers.stream().map(Customer::id).toList());
        List<Customer> merged = customers.stream()
                .map(customer -> StoredFactsMerge.of(
                        customer,
                        stored.get(customer.id()),
                        collection -> files.isIncomplete(collection, customer.id())))
                .toList();
        int orders = customers.stream()
                .mapToInt(customer ->
                        customer.orders() == null ? 0 : customer.orders().size())
                .sum();
        Map<String, Object> details = Map.of("layout", layout.toString(), "customers", merged.size(), "orders", orders);
        int kept = store(merged, new AuditEvent(actor, AuditAction.CUSTOMERS_IMPORTED, null, details));
        return new Result(merged.size(), orders, findings.rejectedRows(), findings.notes(), kept);
    }

    /** Stores all customers in one transaction, and returns the number of refusals that were kept. */
    private int store(List<Customer> customers, AuditEvent event) {
        return transaction.execute(status -> {
            int kept = store.putAll(customers, CustomerStore.Owner.IMPORT).stream()
                    .mapToInt(each -> each.consentsKept().size())
                    .sum();
            trail.append(event);
            return kept;
        });
    }

    private CustomerFiles files(Path from, Layout layout, ImportFindings findings) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        if (layout == Layout.INVOICES) {
            if (!Files.isRegularFile(from)) {
                throw new NothingToImport("There is no file " + from + ".");
            }
            return new Invoices(from, now, findings);
        }
        if (FolderFiles.of(from).file(FolderFiles.CUSTOMERS) == null) {
            throw new NothingToImport("There is no file " + from.resolve(FolderFiles.CUSTOMERS)
                    + "; the folder must contain at least that file."
                    + (Files.isRegularFile(from) ? " " + from + " is a file; give the folder that contains it." : ""));
        }
        return new CsvFolder(from, now, findings);
    }

    /** Thrown if there is no file to import. */
    public static final class NothingToImport extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NothingToImport(String message) {
            super(message);
        }

        @Override
        public String getMessage() {
            return Objects.requireNonNull(super.getMessage());
        }
    }
}
