package org.holdfast.crm.sync.merge;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.crm.mapping.FactCollection;
import org.holdfast.crm.mapping.MappedCollection;
import org.holdfast.crm.mapping.MappedList;
import org.holdfast.customers.CrmCustomerWriter;
import org.holdfast.customers.CustomerStore;
import org.holdfast.customers.FactRecords;
import org.holdfast.customers.RecordSource;
import org.holdfast.facts.Consent;
import org.holdfast.facts.Customer;
import org.holdfast.facts.declared.Attributes;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A collection of one customer after a load: the records of the source or, where other sources have changed it too,
 * both merged.
 */
final class MergedCollection {

    private final MappedCollection factCollection;
    private final CustomerSourceRows rows;
    private final RecordMerge recordMerge;
    private final @Nullable MappedList list;
    private @Nullable Object value;
    private Map<String, RecordSource> recordSources = Map.of();

    MergedCollection(MappedCollection factCollection, CustomerSourceRows rows, RecordMerge recordMerge) {
        this.factCollection = factCollection;
        this.rows = rows;
        this.recordMerge = recordMerge;
        this.value = factCollection == FactCollection.CUSTOMERS ? rows.plainFields() : rows.value(factCollection);
        this.list = factCollection instanceof MappedList mapped ? mapped : null;
    }

    /** Returns whether another source has stated single records, or the whole collection, which then has no owner. */
    boolean isContested(CrmCustomerWriter.Known stored) {
        return !stored.provenance().of(factCollection.source()).isEmpty()
                || ownerless(stored) != null
                        && !FactRecords.of(stored.facts(), factCollection.source())
                                .isEmpty();
    }

    /** Returns the source of a collection without an owner: the one that last stated all facts together. */
    private @Nullable RecordSource ownerless(CrmCustomerWriter.Known stored) {
        boolean owned =
                stored.facts().sources() != null && stored.facts().sources().containsKey(factCollection.source());
        return owned ? null : new RecordSource(EnumLabels.of(CustomerStore.Owner.API), stored.heard(), Map.of());
    }

    /** Merges the rows of the source into the stored records. */
    void merge(CrmCustomerWriter.Known stored) {
        RecordMerge.Merged merged = recordMerge.merge(
                FactRecords.of(stored.facts(), factCollection.source()),
                list == null ? FactRecords.of(value) : FactRecords.ofList(value),
                stored.provenance().of(factCollection.source()),
                ownerless(stored),
                (key, field) -> rows.changedAt(factCollection, key, field),
                this::read);
        recordSources = merged.sources();
        Object only = merged.records().get("");
        if (list != null) {
            value = only;
        } else if (factCollection.isList()) {
            value = sorted(merged.records().values());
        } else {
            value = only instanceof ObjectNode fields ? customer(stored.facts().id(), fields) : only;
        }
    }

    private Object read(ObjectNode fields) {
        if (factCollection == FactCollection.CONSENTS) {
            List<Consent> consents = new ArrayList<>();
            fields.path("answers").forEach(consent -> consents.add(FactsJson.read(consent, Consent.class)));
            return consents;
        }
        if (list != null) {
            List<Attributes> items = new ArrayList<>();
            fields.path(RecordMerge.ANSWERS).forEach(item -> items.add(FactsJson.read(item, Attributes.class)));
            return items;
        }
        return factCollection instanceof FactCollection known && known != FactCollection.CUSTOMERS
                ? FactsJson.read(fields, known.type())
                : fields;
    }

    private static Customer customer(String id, ObjectNode fields) {
        return FactsJson.read(fields.deepCopy().put("id", id), Customer.class);
    }

    /** Sorts records, so that equal rows give equal facts. */
    private List<Object> sorted(Iterable<Object> records) {
        List<Object> items = new ArrayList<>();
        records.forEach(record -> {
            if (record instanceof List<?> consents) {
                items.addAll(consents);
            } else {
                items.add(record);
            }
        });
        Map<Object, String> json = new IdentityHashMap<>();
        items.forEach(item -> json.put(item, FactsJson.write(item)));
        items.sort(
                Comparator.comparing(this::time).thenComparing(FactRecords::key).thenComparing(json::get));
        return items;
    }

    private Instant time(Object item) {
        ObjectNode fields = FactRecords.fields(item);
        String time = factCollection
                .time()
                .map(field -> fields.path(field).asString(""))
                .orElse("");
        return time.isEmpty() ? Instant.EPOCH : DateOrInstant.parse(time).start(ZoneOffset.UTC);
    }

    /** Returns the items of a declared list; {@code null} if they are unknown, or this is another collection. */
    @Nullable
    List<Attributes> items() {
        return list != null && value instanceof List<?> items
                ? items.stream().map(Attributes.class::cast).toList()
                : null;
    }

    /** Returns the fields of the customer that the collection sets; none for a declared list. */
    Map<String, @Nullable Object> fields(Set<String> plain) {
        Map<String, @Nullable Object> fields = new HashMap<>();
        if (value instanceof Customer customer && factCollection == FactCollection.CUSTOMERS) {
            plain.forEach(field -> fields.put(field, customer.value(field)));
        } else if (list == null) {
            fields.put(factCollection.source(), value);
        }
        return fields;
    }

    /** Returns the sources of records that other sources have changed, by key. */
    Map<String, RecordSource> recordSources() {
        return recordSources;
    }
}
