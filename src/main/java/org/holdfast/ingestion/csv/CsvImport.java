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
import org.holdfast.crm.mapping.FactCollection;
import org.holdfast.crm.mapping.Mapping;
import org.holdfast.customers.CustomerStore;
import org.holdfast.facts.Customer;
import org.holdfast.facts.intake.DeclaredFactsCheck;
import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Imports customers from CSV files: by default all of them, or none if a row is rejected. Stored customers keep the
 * collections that the files do not contain.
 */
@Component
public class CsvImport {

    /** Number of customers stored between two steps of the progress. */
    private static final int STEP = 500;

    private final CustomerStore store;
    private final DeclaredFactsCheck declared;
    private final AuditTrail trail;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CsvImport(
            CustomerStore store,
            DeclaredFactsCheck declared,
            AuditTrail trail,
            TransactionTemplate transaction,
            Clock clock) {
        this.declared = declared;
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
     * @param movedAway number of records that were left out because they were moved to other customers
     * @param tooOld number of records that were left out because they are older than the company keeps them
     */
    public record Result(
            int imported,
            int orders,
            List<RejectedRow> badRows,
            List<String> notes,
            int consentsKept,
            int movedAway,
            int tooOld) {

        /** Counts the invalid rows, without those that are only left out as a consequence. */
        public long wrongRows() {
            return badRows.stream().filter(row -> !row.isConsequence()).count();
        }
    }

    /**
     * What to import.
     *
     * @param mapping how the columns of the files become fields; {@code null} if the layout states it
     * @param skipBadRows whether to import the valid rows and only report the others
     */
    public record Request(
            Path from, Layout layout, @Nullable Mapping mapping, boolean skipBadRows) {}

    /**
     * Imports customers from files with the columns of a layout.
     *
     * @param skipBadRows whether to import the valid rows and only report the others
     * @param actor who imports
     * @throws NothingToImport if the folder or file does not exist
     */
    public Result run(Path from, Layout layout, boolean skipBadRows, Actor actor) {
        return run(new Request(from, layout, null, skipBadRows), actor, ImportProgress.NONE);
    }

    /**
     * Imports customers.
     *
     * @param actor who imports
     * @throws NothingToImport if the folder or file does not exist
     */
    public Result run(Request request, Actor actor, ImportProgress progress) {
        boolean skipBadRows = request.skipBadRows;
        ImportFindings findings = new ImportFindings(progress);
        CustomerFiles files = files(request, findings);
        EmptyFields empty = request.mapping == null ? EmptyFields.NONE : EmptyFields.of(request.mapping);
        List<Customer> customers = files.read();
        if (!findings.rejectedRows().isEmpty() && !skipBadRows) {
            return new Result(0, 0, findings.rejectedRows(), findings.notes(), 0, 0, 0);
        }
        Map<String, Customer> stored =
                store.find(customers.stream().map(Customer::id).toList());
        List<Customer> merged = customers.stream()
                .map(customer -> StoredFactsMerge.of(
                        customer,
                        stored.get(customer.id()),
                        declared.schema(),
                        empty,
                        collection -> files.isIncomplete(collection, customer.id())))
                .toList();
        int orders = customers.stream()
                .mapToInt(customer ->
                        customer.orders() == null ? 0 : customer.orders().size())
                .sum();
        Map<String, Object> details =
                Map.of("layout", request.layout.toString(), "customers", merged.size(), "orders", orders);
        Exceptions exceptions =
                store(merged, new AuditEvent(actor, AuditAction.CUSTOMERS_IMPORTED, null, details), progress);
        return new Result(
                merged.size(),
                orders,
                findings.rejectedRows(),
                findings.notes(),
                exceptions.kept,
                exceptions.away,
                exceptions.old);
    }

    /** The numbers of refusals that were kept and of records that were left out. */
    private record Exceptions(int kept, int away, int old) {}

    /** Stores all customers in one transaction. */
    private Exceptions store(List<Customer> customers, AuditEvent event, ImportProgress progress) {
        progress.begins("Storing", "customers", customers.size());
        return transaction.execute(status -> {
            int kept = 0;
            int away = 0;
            int old = 0;
            for (int i = 0; i < customers.size(); i += STEP) {
                List<Customer> some = customers.subList(i, Math.min(i + STEP, customers.size()));
                for (CustomerStore.Stored each : store.putAll(some, CustomerStore.Owner.IMPORT)) {
                    kept += each.consentsKept().size();
                    away += each.movedAway().size();
                    old += each.tooOld();
                }
                progress.advances(some.size());
            }
            trail.append(event);
            return new Exceptions(kept, away, old);
        });
    }

    private CustomerFiles files(Request request, ImportFindings findings) {
        Path from = request.from;
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        if (request.mapping != null) {
            return new CsvFolder(mapped(from, request.mapping), now, declared, findings);
        }
        if (request.layout == Layout.INVOICES) {
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
        return new CsvFolder(FolderFiles.of(from, declared.schema().lists().values()), now, declared, findings);
    }

    private static MappedTables mapped(Path from, Mapping mapping) {
        if (!Files.exists(from)) {
            throw new NothingToImport("There is no file or folder " + from + ".");
        }
        MappedTables tables = new MappedTables(from, mapping);
        if (tables.files(FactCollection.CUSTOMERS).isEmpty()) {
            throw new NothingToImport("There is no file " + tables.name(FactCollection.CUSTOMERS) + " in " + from
                    + ", from which the mapping takes the customers.");
        }
        return tables;
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
