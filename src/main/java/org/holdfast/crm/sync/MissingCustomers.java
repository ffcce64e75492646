package org.holdfast.crm.sync;

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
import org.jspecify.annotations.Nullable;

/**
 * Handles customers who are no longer in a source: facts from this source are removed, and the customer with them,
 * unless something that is not a loaded source has stated facts that remain.
 *
 * @param begun when the full load of the source began
 * @param loads whether a name is that of a loaded source
 */
record MissingCustomers(String source, Instant begun, CrmCustomerWriter customers, Predicate<String> loads) {

    /** What Holdfast itself recorded is no reason to keep a customer. */
    private static final String OURSELVES = "holdfast";
    /** Refusals are kept even of removed customers. */
    private static final String CONSENTS = "consents";

    /** How many customers were removed, and whose facts have changed. */
    record Removed(int gone, List<String> changed) {}

    /** Within a transaction. */
    Removed remove(Collection<String> ids) {
        Map<String, Known> stored = customers.find(ids);
        List<String> gone = new ArrayList<>();
        List<String> others = new ArrayList<>();
        stored.forEach((id, known) ->
                (isOurs(known.facts(), FactCollection.PLAIN_FIELDS) && !isToldByOthers(known) ? gone : others).add(id));
        customers.rememberRefusals(stored.values().stream()
                .filter(known -> isOurs(known.facts(), FactCollection.PLAIN_FIELDS))
                .toList());
        customers.remove(gone);
        return new Removed(
                gone.size(),
                customers
                        .write(others, (id, known) -> known == null ? null : without(known))
                        .changed());
    }

    private boolean isOurs(Customer facts, String collection) {
        Provenance owner = facts.sources() == null ? null : facts.sources().get(collection);
        return owner != null && owner.from().equals(source);
    }

    private boolean isToldByOthers(Known known) {
        return FactRecords.COLLECTIONS.stream()
                .filter(collection -> !collection.equals(CONSENTS))
                .anyMatch(collection -> FactRecords.of(known.facts(), collection).keySet().stream()
                        .anyMatch(key -> isReason(
                                known,
                                collection,
                                known.provenance().of(collection).get(key))));
    }

    private boolean isReason(Known known, String collection, @Nullable RecordSource saying) {
        Provenance owner =
                known.facts().sources() == null ? null : known.facts().sources().get(collection);
        String from = saying != null && isOfOthers(saying) ? saying.from() : owner == null ? OURSELVES : owner.from();
        return !from.equals(OURSELVES) && !loads.test(from);
    }

    /** Whether the source never stated it, or another source did after the load began. */
    private boolean isOfOthers(RecordSource saying) {
        return !saying.otherwise().containsKey(source) || saying.at().isAfter(begun);
    }

    /** The facts without those of this source; statements of others stay. */
    private Edited without(Known known) {
        Map<String, @Nullable Object> values = new HashMap<>();
        Map<String, Provenance> sources = new TreeMap<>(
                known.facts().sources() == null ? Map.of() : known.facts().sources());
        RecordSources provenance = known.provenance();
        for (String collection : Customer.COLLECTIONS) {
            if (isOurs(known.facts(), collection)) {
                Map<String, RecordSource> told = new TreeMap<>(provenance.of(collection));
                told.values().removeIf(saying -> !isOfOthers(saying));
                values.put(collection, told(known.facts().value(collection), told));
                sources.remove(collection);
                provenance = provenance.with(collection, told);
            }
        }
        if (isOurs(known.facts(), FactCollection.PLAIN_FIELDS)) {
            FactCollection.CUSTOMERS.fields().keySet().stream()
                    .filter(field -> !field.equals("id"))
                    .forEach(field -> values.put(field, null));
            sources.remove(FactCollection.PLAIN_FIELDS);
            provenance = provenance.with(FactCollection.PLAIN_FIELDS, Map.of());
        }
        values.put("sources", sources);
        return new Edited(known.facts().with(values), provenance);
    }

    private static @Nullable Object told(@Nullable Object value, Map<String, RecordSource> told) {
        if (!(value instanceof List<?> list)) {
            return told.isEmpty() ? null : value;
        }
        List<?> items = list.stream()
                .filter(item -> told.containsKey(FactRecords.key(item)))
                .toList();
        return items.isEmpty() ? null : items;
    }
}
