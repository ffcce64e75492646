package org.holdfast.ingestion.csv;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.holdfast.crm.mapping.FactCollection;
import org.holdfast.facts.Complaint;
import org.holdfast.facts.Consent;
import org.holdfast.facts.Customer;
import org.holdfast.facts.EventOrder;
import org.holdfast.facts.Interaction;
import org.holdfast.facts.Observation;
import org.holdfast.facts.Order;
import org.holdfast.facts.Provenance;
import org.holdfast.facts.Return;
import org.holdfast.facts.Survey;
import org.holdfast.facts.baskets.Cart;
import org.holdfast.facts.billing.Payment;
import org.holdfast.facts.billing.Subscription;
import org.holdfast.facts.contact.ContactEmail;
import org.holdfast.facts.contact.ContactPhone;
import org.holdfast.facts.declared.Attributes;
import org.holdfast.facts.intake.DeclaredFactsCheck;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.ingestion.csv.text.ItemPath;
import org.jspecify.annotations.Nullable;

/**
 * Reads the CSV files of the contract from a folder: {@code customers.csv} and one file for each collection. A
 * collection with a file is known, also for customers without a row in it; a collection without a file stays unknown.
 * Only rejected rows are left out, not the other facts of their customers.
 */
final class CsvFolder implements CustomerFiles {

    private static final String OWNER = "customerId";

    private final CsvTables files;
    private final Instant now;
    private final DeclaredFactsCheck declared;
    private final ImportFindings findings;
    private final CustomersCsv customers;
    /** The lines of orders, returns and carts, and the parcels of orders, by the collection that contains them. */
    private final Map<String, List<RecordLinesCsv<?, ?>>> lines = new LinkedHashMap<>();

    private final DeclaredListsCsv lists;
    /** The items of the readable files, by collection. */
    private final Map<String, CsvItems<?>> collections = new LinkedHashMap<>();

    CsvFolder(CsvTables files, Instant now, DeclaredFactsCheck declared, ImportFindings findings) {
        this.declared = declared;
        this.files = files;
        this.now = now;
        this.findings = findings;
        this.customers = new CustomersCsv(declared, findings);
        Stream.of(
                        RecordLinesCsv.ofOrders(files, declared, findings),
                        RecordLinesCsv.ofParcels(files, declared, findings),
                        RecordLinesCsv.ofReturns(files, declared, findings),
                        RecordLinesCsv.ofCarts(files, declared, findings))
                .forEach(each -> lines.computeIfAbsent(each.records(), collection -> new ArrayList<>())
                        .add(each));
        this.lists = new DeclaredListsCsv(declared, findings);
    }

    @Override
    public boolean isIncomplete(String collection, String customer) {
        CsvItems<?> items = collections.get(collection);
        return items != null ? items.isIncomplete(customer) : lists.isIncomplete(collection, customer);
    }

    @Override
    public List<Customer> read() {
        if (!customers.read(files.of(FactCollection.CUSTOMERS, findings))) {
            files.reportUnread(findings);
            return List.of();
        }
        read(FactCollection.ORDERS, Order.class, Set.of("lines", "parcels"));
        read(FactCollection.EMAILS, ContactEmail.class, Set.of());
        read(FactCollection.PHONES, ContactPhone.class, Set.of());
        read(FactCollection.CONSENTS, Consent.class, Set.of());
        read(FactCollection.COMPLAINTS, Complaint.class, Set.of());
        read(FactCollection.RETURNS, Return.class, Set.of("lines"));
        read(FactCollection.SURVEYS, Survey.class, Set.of());
        read(FactCollection.INTERACTIONS, Interaction.class, Set.of());
        read(FactCollection.OBSERVATIONS, Observation.class, Set.of());
        read(FactCollection.SUBSCRIPTIONS, Subscription.class, Set.of());
        read(FactCollection.PAYMENTS, Payment.class, Set.of());
        read(FactCollection.CARTS, Cart.class, Set.of("lines"));
        lines.values().forEach(all -> all.forEach(RecordLinesCsv::read));
        lists.read(files, (owner, row) -> customers.customers().containsKey(owner) ? null : orphan(owner, row));
        files.reportUnread(findings);
        List<Customer> assembled = assemble();
        lines.forEach((collection, all) ->
                all.forEach(each -> each.reportOrphans(customers.customers().keySet(), collections.get(collection))));
        return assembled;
    }

    private <T extends Record> void read(FactCollection read, Class<T> type, Set<String> without) {
        String collection = read.toString();
        List<CsvFile> tables = files.of(read, findings);
        CsvItems<T> items = tables.isEmpty()
                ? null
                : CsvItems.read(
                        tables,
                        new RowConverter<>(type, without, declared, findings),
                        Set.of(OWNER),
                        Set.of(),
                        row -> row.cellOrEmpty(OWNER),
                        (owner, rejected) -> reject(collection, owner, rejected));
        if (items != null) {
            items.orphans(customers.customers().keySet(), (owner, row) -> reject(collection, row, orphan(owner, row)));
            collections.put(collection, items);
        }
    }

    private void reject(String collection, CsvFile.Row row, RejectedRow rejected) {
        findings.reject(rejected);
        lines.getOrDefault(collection, List.of()).forEach(each -> each.recordRejected(row, rejected));
    }

    private RejectedRow orphan(String owner, CsvFile.Row row) {
        RejectedRow cause = customers.rejected(owner);
        return cause != null
                ? RejectedRow.consequenceOf(row, cause)
                : RejectedRow.of(
                        row,
                        OWNER,
                        owner.isEmpty()
                                ? "is empty"
                                : "\"" + owner + "\" is not a customer in " + files.name(FactCollection.CUSTOMERS));
    }

    private List<Customer> assemble() {
        Map<String, Provenance> sources = new LinkedHashMap<>();
        collections.keySet().forEach(name -> sources.put(name, new Provenance("csv", now)));
        List<Customer> assembled = new ArrayList<>(customers.customers().size());
        customers.customers().forEach((id, entry) -> {
            Customer customer = assemble(id, entry, sources);
            if (customer != null) {
                EventOrder.notes(customer).forEach(note -> findings.note(located(note, id)));
                assembled.add(customer);
            }
        });
        return assembled;
    }

    /**
     * Builds a customer, leaving out rows until the rest is free of contradictions; {@code null} if nothing is left.
     */
    private @Nullable Customer assemble(String id, CustomersCsv.Entry entry, Map<String, Provenance> sources) {
        Map<String, @Nullable Object> values = new HashMap<>();
        while (true) {
            collections.forEach((name, items) -> {
                List<?> records = items.of(id);
                for (RecordLinesCsv<?, ?> each : lines.getOrDefault(name, List.of())) {
                    records = each.with(records, id);
                }
                values.put(name, records);
            });
            Map<String, List<Attributes>> own = lists.of(id);
            if (!own.isEmpty()) {
                values.put("lists", own);
            }
            values.put("sources", sources);
            try {
                return FactsJson.read(entry.fields(), Customer.class).with(values);
            } catch (InvalidInput e) {
                if (!leaveOut(e, id)) {
                    rejectCustomer(id, RejectedRow.of(entry.row(), e));
                    return null;
                }
            }
        }
    }

    /** Leaves out the row that a problem is about; returns whether there is one. */
    private boolean leaveOut(InvalidInput e, String id) {
        ItemPath path = ItemPath.parse(e.field());
        CsvItems<?> items = path == null ? null : collections.get(path.collection());
        if (path == null || items == null) {
            return false;
        }
        CsvFile.Row row = items.remove(id, path.index());
        reject(path.collection(), row, RejectedRow.of(row, path.field(), e.getMessage()));
        return true;
    }

    private void rejectCustomer(String id, RejectedRow rejected) {
        findings.reject(rejected);
        collections
                .values()
                .forEach(items ->
                        items.rows(id).forEach(row -> findings.reject(RejectedRow.consequenceOf(row, rejected))));
    }

    /** Returns the text of a note with file and line of its row. */
    private String located(EventOrder.Note note, String id) {
        ItemPath path = Objects.requireNonNull(ItemPath.parse(note.field()), note.field());
        CsvItems<?> items = Objects.requireNonNull(collections.get(path.collection()), path.collection());
        CsvFile.Row row = items.row(id, path.index());
        return RejectedRow.of(row, path.field(), note.text()).toString();
    }
}
