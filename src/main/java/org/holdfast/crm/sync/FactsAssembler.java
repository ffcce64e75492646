package org.holdfast.crm.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.holdfast.crm.jdbc.SourceRecords;
import org.holdfast.crm.mapping.FactCollection;
import org.holdfast.crm.mapping.Mapping;
import org.holdfast.customers.CrmCustomerWriter;
import org.holdfast.customers.CustomerStore.Edited;
import org.holdfast.customers.PreservedRefusals;
import org.holdfast.customers.RecordSources;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Provenance;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * Builds the facts of a customer from the rows of a source and the stored facts. A collection is only changed if the
 * source owns it or no source does, and of its records only what no other source has changed later. A mapped collection
 * without rows is known to be empty; one that is not mapped stays as it is.
 */
final class FactsAssembler {

    private static final Set<String> PLAIN = plainFields();

    private final Mapping mapping;
    private final CrmCustomerWriter customers;
    private final Instant at;

    /** @param at when the load began */
    FactsAssembler(Mapping mapping, CrmCustomerWriter customers, Instant at) {
        this.mapping = mapping;
        this.customers = customers;
        this.at = at;
    }

    /**
     * The facts of one customer.
     *
     * @param edited {@code null} when rows were rejected, or when only another source knows who this is
     * @param stays records that differ from the source
     * @param consentsKept refusals of contact that the source lacks
     */
    record Assembled(@Nullable Edited edited, List<RejectedSourceRow> bad, List<KeptRecord> stays, int consentsKept) {

        static Assembled nothing(List<RejectedSourceRow> bad) {
            return new Assembled(null, bad, List.of(), 0);
        }

        /** Whether these facts are stored already. */
        boolean isSame(CrmCustomerWriter.@Nullable Known stored) {
            return edited == null
                    || stored != null
                            && edited.facts().equals(stored.facts())
                            && Objects.equals(edited.provenance(), stored.provenance());
        }
    }

    /**
     * @param stored {@code null} when the customer is not stored, or is a demo customer
     * @param asked when the rows were asked for
     */
    Assembled assemble(SourceRecords sourceRecords, CrmCustomerWriter.@Nullable Known stored, Instant asked) {
        if (sourceRecords.plain() == null && stored == null) {
            return Assembled.nothing(List.of());
        }
        CustomerSourceRows rows = new CustomerSourceRows(mapping, sourceRecords);
        if (!rows.bad().isEmpty()) {
            return Assembled.nothing(rows.bad());
        }
        Assembling assembling = new Assembling(rows, stored, asked);
        try {
            return assembling.onto();
        } catch (InvalidInput e) {
            return Assembled.nothing(List.of(assembling.blame(e, sourceRecords.id())));
        }
    }

    private static Set<String> plainFields() {
        Set<String> plain = new HashSet<>(FactCollection.CUSTOMERS.fields().keySet());
        plain.remove("id");
        return plain;
    }

    /** One customer. */
    private final class Assembling {

        private final CustomerSourceRows rows;
        private final CrmCustomerWriter.@Nullable Known stored;
        private final Customer base;
        private final Instant asked;
        private final Map<String, Provenance> sources;
        private final Map<String, @Nullable Object> replaced = new HashMap<>();
        private final List<KeptRecord> stays = new ArrayList<>();
        private RecordSources provenance;

        Assembling(CustomerSourceRows rows, CrmCustomerWriter.@Nullable Known stored, Instant asked) {
            this.rows = rows;
            this.stored = stored;
            this.base = stored != null ? stored.facts() : Objects.requireNonNull(rows.plainFields());
            this.provenance = stored != null ? stored.provenance() : RecordSources.NONE;
            this.asked = asked;
            this.sources = new TreeMap<>(base.sources() == null ? Map.of() : base.sources());
        }

        Assembled onto() {
            for (FactCollection factCollection : mapping.queries().keySet()) {
                boolean says = factCollection == FactCollection.CUSTOMERS
                        ? rows.plainFields() != null
                        : factCollection != FactCollection.LINES;
                if (says && isOurs(factCollection)) {
                    lay(factCollection);
                }
            }
            replaced.put("sources", sources);
            Customer facts = base.with(replaced);
            PreservedRefusals next = customers.withRefusals(stored, facts);
            return new Assembled(
                    new Edited(next.facts(), provenance),
                    List.of(),
                    stays,
                    next.kept().size());
        }

        private boolean isOurs(FactCollection factCollection) {
            Provenance owner = sources.get(factCollection.source());
            return owner == null || owner.from().equals(mapping.name());
        }

        private void lay(FactCollection factCollection) {
            MergedCollection laid = new MergedCollection(factCollection, rows, new RecordMerge(mapping.name(), asked));
            if (stored != null && laid.isContested(stored)) {
                laid.merge(stored);
                laid.stays()
                        .forEach(key -> stays.add(new KeptRecord(
                                base.id(),
                                factCollection,
                                factCollection.isList() ? key : "",
                                laid.sayings().get(key).from(),
                                laid.sayings().get(key).at())));
            }
            provenance = provenance.with(factCollection.source(), laid.sayings());
            Map<String, @Nullable Object> fields = laid.fields(PLAIN);
            boolean same = fields.entrySet().stream()
                    .allMatch(field -> Objects.equals(field.getValue(), base.value(field.getKey())));
            replaced.putAll(fields);
            dated(factCollection.source(), same);
        }

        /** What has not changed keeps its date; the age of a whole collection is stored once for all customers. */
        private void dated(String collection, boolean same) {
            if (!same || !sources.containsKey(collection)) {
                sources.put(collection, new Provenance(mapping.name(), at));
            }
        }

        /** Finds the row behind a path such as {@code orders[2].deliveredAt}. */
        RejectedSourceRow blame(InvalidInput e, String id) {
            int bracket = e.field().indexOf('[');
            int end = e.field().indexOf(']');
            String collection = bracket < 0 ? e.field() : e.field().substring(0, bracket);
            FactCollection factCollection = FactCollection.named(collection).orElse(FactCollection.CUSTOMERS);
            Object items = bracket < 0 ? null : replaced.getOrDefault(collection, base.value(collection));
            if (!(items instanceof List<?> list)) {
                return new RejectedSourceRow(id, factCollection, "", bracket < 0 ? "" : e.field(), e.getMessage());
            }
            int index = Integer.parseInt(e.field().substring(bracket + 1, end));
            return new RejectedSourceRow(
                    id,
                    factCollection,
                    index < list.size() ? rows.name(list.get(index)) : "",
                    end + 2 <= e.field().length() ? e.field().substring(end + 2) : "",
                    e.getMessage());
        }
    }
}
