package org.holdfast.customers;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Provenance;
import org.holdfast.facts.json.FactsJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.node.ObjectNode;

/**
 * The last source of each record of a customer, and earlier statements of other sources. Only exceptions are stored: a
 * record not listed here was stated by the owner of its collection. A removed record can still be listed: a source
 * removed it, and repeating an earlier statement does not restore it.
 *
 * @param records by collection and key
 */
public record RecordSources(Map<String, Map<String, RecordSource>> records) {

    public static final RecordSources NONE = new RecordSources(Map.of());

    private static final TypeReference<Map<String, Map<String, RecordSource>>> TYPE = new TypeReference<>() {};

    public RecordSources {
        Map<String, Map<String, RecordSource>> all = new TreeMap<>();
        records.forEach((collection, sayings) -> {
            if (!sayings.isEmpty()) {
                all.put(collection, Map.copyOf(sayings));
            }
        });
        records = Map.copyOf(all);
    }

    static RecordSources read(@Nullable String json) {
        return json == null ? NONE : new RecordSources(FactsJson.mapper().readValue(json, TYPE));
    }

    /** {@code null} when there are no exceptions, as for most customers. */
    @Nullable
    String write() {
        return records.isEmpty() ? null : FactsJson.write(new TreeMap<>(records));
    }

    public Map<String, RecordSource> of(String collection) {
        return records.getOrDefault(collection, Map.of());
    }

    public RecordSources with(String collection, Map<String, RecordSource> sayings) {
        Map<String, Map<String, RecordSource>> all = new TreeMap<>(records);
        all.put(collection, sayings);
        return new RecordSources(all);
    }

    /**
     * A source that states facts.
     *
     * @param loads whether a source is loaded repeatedly: then its statements are kept
     */
    public record Speaker(String from, Instant at, Predicate<String> loads) {}

    /** A source has stated changes: every record that differs from before is its statement. */
    public RecordSources changed(Customer before, Customer after, Speaker speaker) {
        RecordSources next = this;
        for (String collection : FactRecords.COLLECTIONS) {
            if (collection.equals(FactRecords.PLAIN_FIELDS)
                    || !Objects.equals(before.value(collection), after.value(collection))) {
                next = next.with(collection, changed(collection, before, after, speaker, false));
            }
        }
        return next;
    }

    /**
     * All facts were stated at once. A source they name owns the collection, unless they only repeat the source they
     * read here before: then they themselves have changed what differs.
     *
     * @param before with its current ages
     */
    RecordSources stated(@Nullable Customer before, Customer after, Speaker speaker) {
        if (before == null) {
            return NONE;
        }
        RecordSources next = this;
        for (String collection : FactRecords.COLLECTIONS) {
            Provenance told = source(after, collection);
            Provenance known = source(before, collection);
            boolean copied = told != null
                    && known != null
                    && told.from().equals(known.from())
                    && !told.at().isAfter(known.at());
            next = next.with(
                    collection,
                    told != null && !copied || isUnknown(after, collection)
                            ? Map.of()
                            : changed(collection, before, after, speaker, !copied));
        }
        return next;
    }

    /** The last source of a record. */
    public record Told(String from, Instant at) {}

    /**
     * The last source of each record: the one listed here, else the owner of the collection, else the one that stated
     * everything at once.
     *
     * @param facts with their current ages
     * @param otherwise the source of collections without an owner
     */
    Map<String, Map<String, Told>> told(Customer facts, Told otherwise) {
        Map<String, Map<String, Told>> all = new LinkedHashMap<>();
        for (String collection : FactRecords.COLLECTIONS) {
            Provenance owner = source(facts, collection);
            Map<String, Told> told = new LinkedHashMap<>();
            FactRecords.of(facts, collection).keySet().forEach(key -> {
                RecordSource saying = of(collection).get(key);
                Told byRule = owner == null ? otherwise : new Told(owner.from(), owner.at());
                told.put(
                        key.isEmpty() ? collection : key,
                        saying == null ? byRule : new Told(saying.from(), saying.at()));
            });
            if (!told.isEmpty()) {
                all.put(collection, told);
            }
        }
        return all;
    }

    private static boolean isUnknown(Customer facts, String collection) {
        return !collection.equals(FactRecords.PLAIN_FIELDS) && facts.value(collection) == null;
    }

    static @Nullable Provenance source(Customer facts, String collection) {
        return facts.sources() == null ? null : facts.sources().get(collection);
    }

    private Map<String, RecordSource> changed(
            String collection, Customer before, Customer after, Speaker speaker, boolean all) {
        Map<String, Object> old = FactRecords.of(before, collection);
        Map<String, Object> now = FactRecords.of(after, collection);
        Provenance owner = source(before, collection);
        Provenance next = source(after, collection);
        Map<String, RecordSource> sayings = new TreeMap<>(of(collection));
        Set<String> keys = new LinkedHashSet<>(old.keySet());
        keys.addAll(now.keySet());
        for (String key : keys) {
            Object then = old.get(key);
            Object said = now.get(key);
            if (!all && Objects.equals(then, said)) {
                continue;
            }
            Map<String, ObjectNode> otherwise = otherwise(sayings.get(key), owner, then, said, speaker);
            boolean byRule = otherwise.isEmpty() && (next == null || next.from().equals(speaker.from()));
            if (byRule || said == null && otherwise.isEmpty()) {
                sayings.remove(key);
            } else {
                sayings.put(key, new RecordSource(speaker.from(), speaker.at(), otherwise));
            }
        }
        return sayings;
    }

    private static Map<String, ObjectNode> otherwise(
            @Nullable RecordSource saying,
            @Nullable Provenance owner,
            @Nullable Object then,
            @Nullable Object said,
            Speaker speaker) {
        ObjectNode before = then == null ? FactsJson.mapper().createObjectNode() : FactRecords.fields(then);
        ObjectNode after = said == null ? FactsJson.mapper().createObjectNode() : FactRecords.fields(said);
        Map<String, ObjectNode> otherwise = new TreeMap<>();
        if (saying != null) {
            otherwise.putAll(saying.otherwise(before, after));
        } else if (owner != null && then != null && speaker.loads().test(owner.from())) {
            otherwise.put(owner.from(), RecordSource.difference(after, before));
        }
        return otherwise;
    }
}
