package org.holdfast.crm.loading;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.crm.CustomerStore;
import org.holdfast.crm.FactRecords;
import org.holdfast.crm.LoadedCustomers;
import org.holdfast.crm.Saying;
import org.holdfast.crm.mapping.Collected;
import org.holdfast.facts.Consent;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Labels;
import org.holdfast.facts.Timepoint;
import org.holdfast.facts.json.FactsJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What a collection of one customer is after a load: as the source says, or, where others have said something too, as both say together. */
final class LaidCollection {

    private final Collected collected;
    private final RowsOfCustomer rows;
    private final Sayings laying;
    private @Nullable Object value;
    private Map<String, Saying> sayings = Map.of();
    private List<String> stays = List.of();

    LaidCollection(Collected collected, RowsOfCustomer rows, Sayings laying) {
        this.collected = collected;
        this.rows = rows;
        this.laying = laying;
        this.value = collected == Collected.CUSTOMERS ? rows.plainFields() : rows.value(collected);
    }

    /** Whether somebody else has said something of it: a single record, or all of it, so that nobody owns it. */
    boolean isContested(LoadedCustomers.Known stored) {
        return !stored.provenance().of(collected.source()).isEmpty() || rule(stored) != null && !FactRecords.of(stored.facts(),
                collected.source()).isEmpty();
    }

    /** Who said what nobody owns: whoever stated everything at once. */
    private @Nullable Saying rule(LoadedCustomers.Known stored) {
        boolean owned = stored.facts().sources() != null && stored.facts().sources().containsKey(collected.source());
        return owned ? null : new Saying(Labels.of(CustomerStore.Owner.API), stored.heard(), Map.of());
    }

    /** Lays what the source says over what is stored. */
    void merge(LoadedCustomers.Known stored) {
        Sayings.Merged merged = laying.merge(FactRecords.of(stored.facts(), collected.source()), FactRecords.of(value),
                stored.provenance().of(collected.source()), rule(stored), (key, field) -> rows.written(collected, key, field), this::read);
        sayings = merged.sayings();
        stays = merged.stays();
        if (collected.isList()) {
            value = sorted(merged.records().values());
        } else {
            Object only = merged.records().get("");
            value = only instanceof ObjectNode fields ? customer(stored.facts().id(), fields) : only;
        }
    }

    private Object read(ObjectNode fields) {
        if (collected == Collected.CONSENTS) {
            List<Consent> answers = new ArrayList<>();
            fields.path("answers").forEach(answer -> answers.add(FactsJson.read(answer, Consent.class)));
            return answers;
        }
        return collected == Collected.CUSTOMERS ? fields : FactsJson.read(fields, collected.type());
    }

    private static Customer customer(String id, ObjectNode fields) {
        return FactsJson.read(fields.deepCopy().put("id", id), Customer.class);
    }

    /** Always in the same order, so that the same facts come out of the same rows. */
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
        items.sort(Comparator.comparing(this::time).thenComparing(FactRecords::key).thenComparing(json::get));
        return items;
    }

    private Instant time(Object item) {
        ObjectNode fields = FactRecords.fields(item);
        String time = collected.time().map(field -> fields.path(field).asString("")).orElse("");
        return time.isEmpty() ? Instant.EPOCH : Timepoint.parse(time).start(ZoneOffset.UTC);
    }

    /** The fields of the customer that it fills. */
    Map<String, @Nullable Object> fields(Set<String> plain) {
        Map<String, @Nullable Object> fields = new HashMap<>();
        if (value instanceof Customer customer && collected == Collected.CUSTOMERS) {
            plain.forEach(field -> fields.put(field, customer.value(field)));
        } else {
            fields.put(collected.field(), value);
        }
        return fields;
    }

    Map<String, Saying> sayings() {
        return sayings;
    }

    /** Keys of records that are not as the source says. */
    List<String> stays() {
        return stays;
    }
}
