package org.holdfast.ingestion.csv;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.holdfast.customers.CustomerStore;
import org.holdfast.facts.Customer;
import org.holdfast.facts.validation.EnumLabels;
import org.springframework.stereotype.Component;

/**
 * Imports customers from CSV files: all of them, or none when a row is bad. A customer who is here already keeps every
 * collection that the files do not bring.
 */
@Component
public class CsvImport {

    private final CustomerStore store;
    private final Clock clock;

    CsvImport(CustomerStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The layouts of files that can be read. */
    public enum Layout {
        /** A folder with the files of the contract. */
        FOLDER,
        /** One file of invoices. */
        INVOICES;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    /**
     * What came of it.
     *
     * @param imported customers that were stored; 0 when bad rows kept everything out
     * @param notes what was taken in a way that is worth knowing, such as times that are a little out of order
     * @param consentsKept refusals of contact that stay, though the files do not have them
     */
    public record Result(int imported, int orders, List<RejectedRow> badRows, List<String> notes, int consentsKept) {

        /** Rows with something wrong, without those that are only left out because of them. */
        public long wrongRows() {
            return badRows.stream().filter(row -> !row.isConsequence()).count();
        }
    }

    /**
     * @param skipBadRows store what is sound and only tell about the rest
     * @throws NothingToImport when there is no such folder or file
     */
    public Result run(Path from, Layout layout, boolean skipBadRows) {
        ImportFindings importFindings = new ImportFindings();
        CustomerFiles files = files(from, layout, importFindings);
        List<Customer> customers = files.read();
        if (!importFindings.badRows().isEmpty() && !skipBadRows) {
            return new Result(0, 0, importFindings.badRows(), importFindings.notes(), 0);
        }
        Map<String, Customer> stored =
                store.find(customers.stream().map(Customer::id).toList());
        List<Customer> merged = customers.stream()
                .map(customer -> StoredFactsMerge.of(
                        customer,
                        stored.get(customer.id()),
                        collection -> files.isIncomplete(collection, customer.id())))
                .toList();
        int kept = store.putAll(merged, CustomerStore.Owner.IMPORT).stream()
                .mapToInt(each -> each.consentsKept().size())
                .sum();
        int orders = customers.stream()
                .mapToInt(customer ->
                        customer.orders() == null ? 0 : customer.orders().size())
                .sum();
        return new Result(merged.size(), orders, importFindings.badRows(), importFindings.notes(), kept);
    }

    private CustomerFiles files(Path from, Layout layout, ImportFindings importFindings) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        if (layout == Layout.INVOICES) {
            if (!Files.isRegularFile(from)) {
                throw new NothingToImport("There is no file " + from + ".");
            }
            return new Invoices(from, now, importFindings);
        }
        if (FolderFiles.of(from).file(FolderFiles.CUSTOMERS) == null) {
            throw new NothingToImport("There is no file " + from.resolve(FolderFiles.CUSTOMERS)
                    + "; the folder must hold at least that one."
                    + (Files.isRegularFile(from) ? " " + from + " is a file; name the folder it is in." : ""));
        }
        return new CsvFolder(from, now, importFindings);
    }

    /** There is nothing where the files should be. */
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
