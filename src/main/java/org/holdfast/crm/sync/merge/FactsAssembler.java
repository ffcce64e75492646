package org.holdfast.crm.sync.merge;

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
import org.holdfast.crm.mapping.MappedCollection;
import org.holdfast.crm.mapping.MappedList;
import org.holdfast.crm.mapping.Mapping;
import org.holdfast.crm.sync.state.RejectedSourceRow;
import org.holdfast.customers.CrmCustomerWriter;
import org.holdfast.customers.CustomerStore.Edited;
import org.holdfast.customers.PreservedRefusals;
import org.holdfast.customers.RecordSources;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Provenance;
import org.holdfast.facts.declared.Attributes;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * Builds the facts of a customer from the rows of a source and the stored facts. A collection is only changed if the
 * source owns it or no source does, and records that another source has changed later are kept. A mapped collection
 * without rows is known to be empty; a collection that is not mapped is not changed.
 */
public final class FactsAssembler {

    private static final Set<String> PLAIN = plainFields();

    private final Mapping mapping;
    private final CrmCustomerWriter customers;
    private final Instant at;

    /** @param at when the load began */
    public FactsAssembler(Mapping mapping, CrmCustomerWriter customers, Instant at) {
        this.mapping = mapping;
        this.customers = customers;
        this.at = at;
    }

    /**
     * The facts of one customer.
     *
     * @param edited {@code null} if rows were rejected, or the source has rows of an unknown customer but not the
     *     customer
     * @param bad the rejected rows
     * @param kept records that differ from the source
     * @param consentsKept number of refusals of contact that the source does not contain
     */
    public record Assembled(
            @Nullable Edited edited, List<RejectedSourceRow> bad, List<KeptRecord> kept, int consentsKept) {

        static Assembled nothing(List<RejectedSourceRow> bad) {
            return new Assembled(null, bad, List.of(), 0);
        }

        /** Returns whether these facts are already stored. */
        public boolean isSame(CrmCustomerWriter.@Nullable Known stored) {
            return edited == null
                    || stored != null
                            && edited.facts().equals(stored.facts())
                            && Objects.equals(edited.provenance(), stored.provenance());
        }
    }

    /**
     * Builds the facts of one customer.
     *
     * @param stored {@code null} if the customer is not stored, or is a demo customer
     * @param requestedAt when the rows were requested
     */
    public Assembled assemble(
            SourceRecords sourceRecords, CrmCustomerWriter.@Nullable Known stored, Instant requestedAt) {
        if (sourceRecords.plain() == null && stored == null) {
            return Assembled.nothing(List.of());
        }
        CustomerSourceRows rows = new CustomerSourceRows(mapping, sourceRecords);
        if (!rows.bad().isEmpty()) {
            return Assembled.nothing(rows.bad());
        }
        CustomerAssembly assembly = new CustomerAssembly(rows, stored, requestedAt);
        try {
            return assembly.assemble();
        } catch (InvalidInput e) {
            return Assembled.nothing(List.of(assembly.rejected(e, sourceRecords.id())));
        }
    }

    private static Set<String> plainFields() {
        Set<String> plain = new HashSet<>();
        FactCollection.CUSTOMERS.fields().keySet().forEach(column -> plain.add(FactCollection.fieldOf(column)));
        plain.remove("id");
        plain.add("attributes");
        return plain;
    }

    /** Builds the facts of one customer. */
    private final class CustomerAssembly {

        private final CustomerSourceRows rows;
        private final CrmCustomerWriter.@Nullable Known stored;
        private final Customer base;
        private final Instant requestedAt;
        private final Map<String, Provenance> sources;
        private final Map<String, @Nullable Object> replaced = new HashMap<>();
        private final Map<String, List<Attributes>> lists = new TreeMap<>();
        private final List<KeptRecord> kept = new ArrayList<>();
        private RecordSources provenance;

        CustomerAssembly(CustomerSourceRows rows, CrmCustomerWriter.@Nullable Known stored, Instant requestedAt) {
            this.rows = rows;
            this.stored = stored;
            this.base = stored != null ? stored.facts() : Objects.requireNonNull(rows.plainFields());
            this.provenance = stored != null ? stored.provenance() : RecordSources.NONE;
            this.requestedAt = requestedAt;
            this.lists.putAll(base.lists() == null ? Map.of() : base.lists());
            this.sources = new TreeMap<>(base.sources() == null ? Map.of() : base.sources());
        }

        Assembled assemble() {
            for (MappedCollection factCollection : mapping.queries().keySet()) {
                boolean isStated = factCollection == FactCollection.CUSTOMERS
                        ? rows.plainFields() != null
                        : !factCollection.isLines();
                if (isStated && isOwner(factCollection)) {
                    merge(factCollection);
                }
            }
            replaced.put("sources", sources);
            Customer facts = base.with(replaced);
            PreservedRefusals next = customers.withRefusals(stored, facts);
            return new Assembled(
                    new Edited(next.facts(), provenance),
                    List.of(),
                    kept,
                    next.kept().size());
        }

        private boolean isOwner(MappedCollection factCollection) {
            Provenance owner = sources.get(factCollection.source());
            return owner == null || owner.from().equals(mapping.name());
        }

        private void merge(MappedCollection factCollection) {
            MergedCollection merged = new MergedCollection(
                    factCollection, rows, new RecordMerge(mapping.name(), requestedAt, RecordParts.of(factCollection)));
            if (stored != null && merged.isContested(stored)) {
                merged.merge(stored);
                merged.recordSources()
                        .forEach((key, source) ->
                                kept.add(new KeptRecord(base.id(), factCollection, key, source.from(), source.at())));
            }
            provenance = provenance.with(factCollection.source(), merged.recordSources());
            boolean same = factCollection instanceof MappedList list ? replaceList(list, merged) : replace(merged);
            // An unchanged collection keeps its date; the age of a source's collection is stored once for all
            // customers.
            if (!same || !sources.containsKey(factCollection.source())) {
                sources.put(factCollection.source(), new Provenance(mapping.name(), at));
            }
        }

        /** Sets the fields of a collection; returns whether they were the same before. */
        private boolean replace(MergedCollection merged) {
            Map<String, @Nullable Object> fields = merged.fields(PLAIN);
            replaced.putAll(fields);
            return fields.entrySet().stream()
                    .allMatch(field -> Objects.equals(field.getValue(), base.value(field.getKey())));
        }

        /** Sets the items of a declared list, and keeps those of the other lists. */
        private boolean replaceList(MappedList list, MergedCollection merged) {
            Map<String, List<Attributes>> known = base.lists() == null ? Map.of() : base.lists();
            List<Attributes> items = merged.items();
            if (items == null) {
                lists.remove(list.name());
            } else {
                lists.put(list.name(), items);
            }
            replaced.put("lists", lists.isEmpty() ? null : lists);
            return Objects.equals(items, known.get(list.name()));
        }

        /** Returns the row that caused a problem at a path such as {@code orders[2].deliveredAt}. */
        RejectedSourceRow rejected(InvalidInput e, String id) {
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
