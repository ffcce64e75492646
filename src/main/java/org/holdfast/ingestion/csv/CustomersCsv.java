package org.holdfast.ingestion.csv;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Membership;
import org.holdfast.facts.contact.DoNotContact;
import org.holdfast.facts.contact.OwnContactCap;
import org.holdfast.facts.intake.DeclaredFactsCheck;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Reads {@code customers.csv}: the plain fields and the membership of each customer. */
final class CustomersCsv {

    /** Prefix of the fields of the membership. */
    static final String MEMBERSHIP = "membership.";

    private static final String DO_NOT_CONTACT = "doNotContact";
    private static final String CONTACT_CAP = "contactCap";
    /** Fields of a customer that come from other files, or are set by the import. */
    private static final Set<String> COLLECTIONS = Set.of(
            "consents",
            "emails",
            "phones",
            DO_NOT_CONTACT,
            CONTACT_CAP,
            "membership",
            "orders",
            "complaints",
            "returns",
            "surveys",
            "interactions",
            "observations",
            "subscriptions",
            "payments",
            "carts",
            "sources");

    private final ImportFindings findings;
    private final RowConverter<Customer> customerConverter;
    private final RowConverter<Membership> membershipConverter;
    private final RowConverter<DoNotContact> contactEndConverter;
    private final RowConverter<OwnContactCap> capConverter;
    private final Map<String, Entry> customers = new LinkedHashMap<>();
    private final Map<String, RejectedRow> rejected = new HashMap<>();

    CustomersCsv(DeclaredFactsCheck declared, ImportFindings findings) {
        this.findings = findings;
        this.customerConverter = new RowConverter<>(Customer.class, COLLECTIONS, declared, findings);
        this.membershipConverter = new RowConverter<>(Membership.class, Set.of(), declared, findings);
        this.contactEndConverter = new RowConverter<>(DoNotContact.class, Set.of(), declared, findings);
        this.capConverter = new RowConverter<>(OwnContactCap.class, Set.of(), declared, findings);
    }

    /** The fields of a customer and the row that contains them. */
    record Entry(ObjectNode fields, CsvFile.Row row) {}

    /** Reads the files; returns whether all could be read as a whole. */
    boolean read(List<CsvFile> files) {
        Set<String> columns = new TreeSet<>(customerConverter.columns());
        columns.addAll(membershipConverter.columns(MEMBERSHIP));
        columns.addAll(contactEndConverter.columns(DO_NOT_CONTACT + "."));
        columns.addAll(capConverter.columns(CONTACT_CAP + "."));
        return files.stream()
                .map(file -> file.read(columns, Set.of("id"), this::read, () -> {}))
                .reduce(true, Boolean::logicalAnd);
    }

    private void read(CsvFile.Row row) {
        String id = row.cellOrEmpty("id");
        try {
            ObjectNode fields = customerConverter.node(row, "");
            ObjectNode membership = membershipConverter.node(row, MEMBERSHIP);
            if (!membership.isEmpty()) {
                fields.set("membership", membership);
            }
            put(DO_NOT_CONTACT, contactEndConverter, row, fields);
            put(CONTACT_CAP, capConverter, row, fields);
            customerConverter.record(fields);
            Entry before = customers.putIfAbsent(id, new Entry(fields, row));
            if (before != null) {
                throw new InvalidInput(
                        "id",
                        "\"" + id + "\" is already used in line " + before.row().line()
                                + (before.row().file().equals(row.file())
                                        ? ""
                                        : " of " + before.row().file()));
            }
        } catch (InvalidInput e) {
            RejectedRow reason = RejectedRow.of(row, e);
            rejected.putIfAbsent(id, reason);
            findings.reject(reason);
        }
    }

    private static void put(String field, RowConverter<?> converter, CsvFile.Row row, ObjectNode fields) {
        ObjectNode node = converter.node(row, field + ".");
        if (!node.isEmpty()) {
            fields.set(field, node);
        }
    }

    /** Returns the valid customers by id, in the order of the file. */
    Map<String, Entry> customers() {
        return customers;
    }

    /** Returns the first rejected row with an id; {@code null} if there is none. */
    @Nullable
    RejectedRow rejected(String id) {
        return rejected.get(id);
    }
}
