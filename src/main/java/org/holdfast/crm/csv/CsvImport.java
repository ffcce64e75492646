package org.holdfast.crm.csv;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.crm.CustomerStore;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Labels;
import org.holdfast.facts.Source;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Imports customers from CSV files: all of them, or none when a row is bad. A customer who is here already keeps every collection that
 * the files do not bring.
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
            return Labels.of(this);
        }
    }

    /**
     * What came of it.
     *
     * @param imported customers that were stored; 0 when bad rows kept everything out
     */
    public record Result(int imported, int orders, List<BadRow> badRows) {
    }

    /**
     * @param skipBadRows store what is sound and only tell about the rest
     * @throws NothingToImport when there is no such folder or file
     */
    public Result run(Path from, Layout layout, boolean skipBadRows) {
        List<BadRow> bad = new ArrayList<>();
        List<Customer> customers = files(from, layout, bad).read();
        if (!bad.isEmpty() && !skipBadRows) {
            return new Result(0, 0, bad);
        }
        Map<String, Customer> stored = store.find(customers.stream().map(Customer::id).toList());
        List<Customer> merged = customers.stream().map(customer -> onto(customer, stored.get(customer.id()))).toList();
        store.putAll(merged, CustomerStore.Owner.IMPORT);
        int orders = customers.stream().mapToInt(customer -> customer.orders() == null ? 0 : customer.orders().size()).sum();
        return new Result(merged.size(), orders, bad);
    }

    private CustomerFiles files(Path from, Layout layout, List<BadRow> bad) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        if (layout == Layout.INVOICES) {
            if (!Files.isRegularFile(from)) {
                throw new NothingToImport("There is no file " + from + ".");
            }
            return new Invoices(from, now, bad::add);
        }
        if (!Files.isRegularFile(from.resolve("customers.csv"))) {
            throw new NothingToImport("There is no file " + from.resolve("customers.csv") + "; the folder must hold at least that one.");
        }
        return new CsvFolder(from, now, bad::add);
    }

    /** The imported facts, completed by what is stored and not imported. */
    private static Customer onto(Customer fresh, @Nullable Customer old) {
        if (old == null) {
            return fresh;
        }
        Map<String, Source> sources = new HashMap<>(old.sources() == null ? Map.of() : old.sources());
        sources.putAll(fresh.sources() == null ? Map.of() : fresh.sources());
        return new Customer(fresh.id(), or(fresh.name(), old.name()), or(fresh.language(), old.language()),
                or(fresh.timeZone(), old.timeZone()), or(fresh.country(), old.country()), or(fresh.birthday(), old.birthday()),
                or(fresh.customerSince(), old.customerSince()), or(fresh.segment(), old.segment()), or(fresh.email(), old.email()),
                or(fresh.phone(), old.phone()), or(fresh.preferredChannel(), old.preferredChannel()),
                or(fresh.assignedAgent(), old.assignedAgent()), or(fresh.referredBy(), old.referredBy()),
                or(fresh.consents(), old.consents()), or(fresh.membership(), old.membership()), or(fresh.orders(), old.orders()),
                or(fresh.complaints(), old.complaints()), or(fresh.returns(), old.returns()), or(fresh.surveys(), old.surveys()),
                or(fresh.interactions(), old.interactions()), or(fresh.observations(), old.observations()), sources);
    }

    private static <T> @Nullable T or(@Nullable T fresh, @Nullable T old) {
        return fresh == null ? old : fresh;
    }

    /** There is nothing where the files should be. */
    public static final class NothingToImport extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NothingToImport(String message) {
            super(message);
        }
    }
}
