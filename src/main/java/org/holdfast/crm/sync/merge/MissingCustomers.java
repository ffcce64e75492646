package org.holdfast.crm.sync.merge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.holdfast.crm.mapping.FactCollection;
import org.holdfast.customers.CrmCustomerWriter;
import org.holdfast.customers.CrmCustomerWriter.Known;
import org.holdfast.customers.CustomerStore.Edited;
import org.holdfast.customers.FactRecords;
import org.holdfast.customers.RecordSource;
import org.holdfast.customers.RecordSources;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Provenance;
import org.holdfast.facts.declared.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * Removes the facts of customers that are no longer in a source. The customers themselves are removed, too, unless
 * facts from other senders than loaded sources remain.
 *
 * @param begun when the full load of the source began
 * @param loads returns whether a name is that of a loaded source
 */
public record MissingCustomers(String source, Instant begun, CrmCustomerWriter customers, Predicate<String> loads) {

    /** Facts that Holdfast itself recorded do not keep a customer. */
    private static final String HOLDFAST = "holdfast";
    /** Refusals of removed customers are stored separately. */
    private static final String CONSENTS = "consents";

    /**
     * The result of a removal.
     *
     * @param gone number of customers that were removed
     * @param changed ids of customers whose facts have changed
     */
    public record Removed(int gone, List<String> changed) {}

    /** Removes customers. Must be called within a transaction. */
    public Removed remove(Collection<String> ids) {
        Map<String, Known> stored = customers.find(ids);
        List<String> gone = new ArrayList<>();
        List<String> others = new ArrayList<>();
        stored.forEach((id, known) -> {
            boolean isOwner = isOwnerOf(known.facts(), FactCollection.PLAIN_FIELDS);
            (isOwner && !hasOtherFacts(known) ? gone : others).add(id);
        });
        customers.rememberRefusals(stored.values().stream()
                .filter(known -> isOwnerOf(known.facts(), FactCollection.PLAIN_FIELDS))
                .toList());
        customers.remove(gone);
        return new Removed(
                gone.size(),
                customers
                        .write(others, (id, known) -> known == null ? null : without(known))
                        .changed());
    }

    private boolean isOwnerOf(Customer facts, String collection) {
        Provenance owner = facts.sources() == null ? null : facts.sources().get(collection);
        return owner != null && owner.from().equals(source);
    }

    private boolean hasOtherFacts(Known known) {
        return FactRecords.collections(known.facts()).stream()
                .filter(collection -> !collection.equals(CONSENTS))
                .anyMatch(collection -> FactRecords.of(known.facts(), collection).keySet().stream()
                        .anyMatch(key -> isReason(
                                known,
                                collection,
                                known.provenance().of(collection).get(key))));
    }

    /** Returns whether a record is a reason to keep its customer. */
    private boolean isReason(Known known, String collection, @Nullable RecordSource recordSource) {
        String from = source(known.facts(), collection, recordSource);
        return !from.equals(HOLDFAST) && !loads.test(from);
    }

    private String source(Customer facts, String collection, @Nullable RecordSource recordSource) {
        if (recordSource != null && isFromOthers(recordSource)) {
            return recordSource.from();
        }
        Provenance owner = facts.sources() == null ? null : facts.sources().get(collection);
        return owner == null ? HOLDFAST : owner.from();
    }

    /** Returns whether this source never stated a record, or another source did after the load began. */
    private boolean isFromOthers(RecordSource recordSource) {
        return !recordSource.otherwise().containsKey(source)
                || recordSource.at().isAfter(begun);
    }

    /** Returns the facts without those of this source; records of other sources are kept. */
    private Edited without(Known known) {
        Map<String, @Nullable Object> values = new HashMap<>();
        Map<String, Provenance> sources = new TreeMap<>(
                known.facts().sources() == null ? Map.of() : known.facts().sources());
        RecordSources provenance = known.provenance();
        for (String collection : Customer.COLLECTIONS) {
            if (isOwnerOf(known.facts(), collection)) {
                Map<String, RecordSource> others = new TreeMap<>(provenance.of(collection));
                others.values().removeIf(recordSource -> !isFromOthers(recordSource));
                values.put(collection, retained(known.facts().value(collection), others));
                sources.remove(collection);
                provenance = provenance.with(collection, others);
            }
        }
        provenance = withoutLists(known, values, sources, provenance);
        if (isOwnerOf(known.facts(), FactCollection.PLAIN_FIELDS)) {
            values.put("attributes", null);
            FactCollection.CUSTOMERS.fields().keySet().stream()
                    .map(FactCollection::fieldOf)
                    .filter(field -> !field.equals("id"))
                    .forEach(field -> values.put(field, null));
            sources.remove(FactCollection.PLAIN_FIELDS);
            provenance = provenance.with(FactCollection.PLAIN_FIELDS, Map.of());
        }
        values.put("sources", sources);
        return new Edited(known.facts().with(values), provenance);
    }

    /** Removes the declared lists of this source, unless another source has changed one. */
    private RecordSources withoutLists(
            Known known,
            Map<String, @Nullable Object> values,
            Map<String, Provenance> sources,
            RecordSources provenance) {
        if (known.facts().lists() == null) {
            return provenance;
        }
        RecordSources next = provenance;
        Map<String, List<Attributes>> lists = new TreeMap<>(known.facts().lists());
        for (String name : known.facts().lists().keySet()) {
            String collection = FactRecords.LISTS + name;
            if (isOwnerOf(known.facts(), collection)) {
                Map<String, RecordSource> others = new TreeMap<>(provenance.of(collection));
                others.values().removeIf(recordSource -> !isFromOthers(recordSource));
                if (others.isEmpty()) {
                    lists.remove(name);
                }
                sources.remove(collection);
                next = next.with(collection, others);
            }
        }
        values.put("lists", lists.isEmpty() ? null : lists);
        return next;
    }

    private static @Nullable Object retained(@Nullable Object value, Map<String, RecordSource> others) {
        if (!(value instanceof List<?> list)) {
            return others.isEmpty() ? null : value;
        }
        List<?> items = list.stream()
                .filter(item -> others.containsKey(FactRecords.key(item)))
                .toList();
        return items.isEmpty() ? null : items;
    }
}
