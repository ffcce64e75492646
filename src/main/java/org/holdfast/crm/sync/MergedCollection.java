package org.holdfast.crm.sync;

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
import org.holdfast.customers.CrmCustomerWriter;
import org.holdfast.customers.CustomerStore;
import org.holdfast.customers.FactRecords;
import org.holdfast.customers.RecordSource;
import org.holdfast.facts.Consent;
import org.holdfast.facts.Customer;
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

    private final FactCollection factCollection;
    private final CustomerSourceRows rows;
    private final RecordMerge laying;
    private @Nullable Object value;
    private Map<String, RecordSource> sayings = Map.of();
    private List<String> stays = List.of();

    MergedCollection(FactCollection factCollection, CustomerSourceRows rows, RecordMerge laying) {
        this.factCollection = factCollection;
        this.rows = rows;
        this.laying = laying;
        this.value = factCollection == FactCollection.CUSTOMERS ? rows.plainFields() : rows.value(factCollection);
    }

    /** Whether another source has stated a single record, or the whole collection, which then has no owner. */
    boolean isContested(CrmCustomerWriter.Known stored) {
        return !stored.provenance().of(factCollection.source()).isEmpty()
                || rule(stored) != null
                        && !FactRecords.of(stored.facts(), factCollection.source())
                                .isEmpty();
    }

    /** The source of a collection without an owner: the one that last stated all facts at once. */
    private @Nullable RecordSource rule(CrmCustomerWriter.Known stored) {
        boolean owned =
                stored.facts().sources() != null && stored.facts().sources().containsKey(factCollection.source());
        return owned ? null : new RecordSource(EnumLabels.of(CustomerStore.Owner.API), stored.heard(), Map.of());
    }

    /** Merges the rows of the source into the stored records. */
    void merge(CrmCustomerWriter.Known stored) {
        RecordMerge.Merged merged = laying.merge(
                FactRecords.of(stored.facts(), factCollection.source()),
                FactRecords.of(value),
                stored.provenance().of(factCollection.source()),
                rule(stored),
                (key, field) -> rows.written(factCollection, key, field),
                this::read);
        sayings = merged.sayings();
        stays = merged.stays();
        if (factCollection.isList()) {
            value = sorted(merged.records().values());
        } else {
            Object only = merged.records().get("");
            value = only instanceof ObjectNode fields ? customer(stored.facts().id(), fields) : only;
        }
    }

    private Object read(ObjectNode fields) {
        if (factCollection == FactCollection.CONSENTS) {
            List<Consent> answers = new ArrayList<>();
            fields.path("answers").forEach(answer -> answers.add(FactsJson.read(answer, Consent.class)));
            return answers;
        }
        return factCollection == FactCollection.CUSTOMERS ? fields : FactsJson.read(fields, factCollection.type());
    }

    private static Customer customer(String id, ObjectNode fields) {
        return FactsJson.read(fields.deepCopy().put("id", id), Customer.class);
    }

    /** Always in the same order, so that equal rows give equal facts. */
    private List<Object> sorted(Iterable<Object> records) {
        List<Object> items = new ArrayList<>();
        records.forEach(record -> {
            if (record instanceof List<?> answers) {
                items.addAll(answers);
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

    /** The fields of the customer that it fills. */
    Map<String, @Nullable Object> fields(Set<String> plain) {
        Map<String, @Nullable Object> fields = new HashMap<>();
        if (value instanceof Customer customer && factCollection == FactCollection.CUSTOMERS) {
            plain.forEach(field -> fields.put(field, customer.value(field)));
        } else {
            fields.put(factCollection.field(), value);
        }
        return fields;
    }

    Map<String, RecordSource> sayings() {
        return sayings;
    }

    /** Keys of records that differ from the source. */
    List<String> stays() {
        return stays;
    }
}
