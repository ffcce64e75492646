package org.holdfast.customers;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
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
 * record that is not listed was stated by the owner of its collection. A removed record remains listed, so that
 * repeating an earlier statement does not restore it.
 *
 * @param records records by collection and key
 */
public record RecordSources(Map<String, Map<String, RecordSource>> records) {

    public static final RecordSources NONE = new RecordSources(Map.of());

    private static final TypeReference<Map<String, Map<String, RecordSource>>> TYPE = new TypeReference<>() {};

    public RecordSources {
        Map<String, Map<String, RecordSource>> all = new TreeMap<>();
        records.forEach((collection, recordSources) -> {
            if (!recordSources.isEmpty()) {
                all.put(collection, Map.copyOf(recordSources));
            }
        });
        records = Map.copyOf(all);
    }

    static RecordSources read(@Nullable String json) {
        return json == null ? NONE : new RecordSources(FactsJson.mapper().readValue(json, TYPE));
    }

    /** Serializes the exceptions, or returns {@code null} if there are none, as for most customers. */
    @Nullable
    String write() {
        return records.isEmpty() ? null : FactsJson.write(new TreeMap<>(records));
    }

    public Map<String, RecordSource> of(String collection) {
        return records.getOrDefault(collection, Map.of());
    }

    public RecordSources with(String collection, Map<String, RecordSource> recordSources) {
        Map<String, Map<String, RecordSource>> all = new TreeMap<>(records);
        all.put(collection, recordSources);
        return new RecordSources(all);
    }

    /**
     * Forgets records that are removed for good, also what other sources stated about them.
     *
     * @param removed the removed records by collection
     */
    public RecordSources without(Map<String, List<Object>> removed) {
        RecordSources rest = this;
        for (Map.Entry<String, List<Object>> each : removed.entrySet()) {
            Map<String, RecordSource> known = new TreeMap<>(of(each.getKey()));
            each.getValue().forEach(record -> known.remove(FactRecords.key(record)));
            rest = rest.with(each.getKey(), known);
        }
        return rest;
    }

    /**
     * A source that states facts.
     *
     * @param loads whether a source is loaded repeatedly, so that its statements are kept
     */
    public record Speaker(String from, Instant at, Predicate<String> loads) {}

    /** Attributes every changed record to a source that has stated changes. */
    public RecordSources changed(Customer before, Customer after, Speaker speaker) {
        return changed(before, after, speaker, Listing.EXCEPTIONS);
    }

    /**
     * Attributes every changed record to a source that has stated a part of the facts, also if the rest has no owner,
     * so that what was known earlier does not replace it.
     */
    RecordSources changedInPart(Customer before, Customer after, Speaker speaker) {
        return changed(before, after, speaker, Listing.CHANGES);
    }

    /** The records that are listed with their source. */
    private enum Listing {
        /** Changed records of collections with another owner. */
        EXCEPTIONS,
        /** All changed records. */
        CHANGES,
        /** All records of collections with another owner, even if they are unchanged. */
        STATED
    }

    private RecordSources changed(Customer before, Customer after, Speaker speaker, Listing listing) {
        RecordSources next = this;
        for (String collection : FactRecords.collections(before, after)) {
            if (collection.equals(FactRecords.PLAIN_FIELDS)
                    || !Objects.equals(FactRecords.value(before, collection), FactRecords.value(after, collection))) {
                next = next.with(collection, changed(collection, before, after, speaker, listing));
            }
        }
        return next;
    }

    /**
     * Attributes facts that were stated together. A source named in the facts owns its collection, unless the facts
     * only repeat the source that was stored before: then the speaker has changed what differs.
     *
     * @param before the stored facts with their current ages
     */
    RecordSources stated(@Nullable Customer before, Customer after, Speaker speaker) {
        if (before == null) {
            return NONE;
        }
        RecordSources next = this;
        for (String collection : FactRecords.collections(before, after)) {
            Provenance stated = source(after, collection);
            Provenance known = source(before, collection);
            boolean copied = stated != null
                    && known != null
                    && stated.from().equals(known.from())
                    && !stated.at().isAfter(known.at());
            next = next.with(
                    collection,
                    stated != null && !copied || isUnknown(after, collection)
                            ? Map.of()
                            : changed(
                                    collection, before, after, speaker, copied ? Listing.EXCEPTIONS : Listing.STATED));
        }
        return next;
    }

    /** The last source of a record. */
    public record LastSource(String from, Instant at) {}

    /**
     * Returns the last source of each record: the listed one, else the owner of the collection, else the default.
     *
     * @param facts the facts with their current ages
     * @param otherwise source of collections without an owner
     */
    Map<String, Map<String, LastSource>> lastSources(Customer facts, LastSource otherwise) {
        Map<String, Map<String, LastSource>> all = new LinkedHashMap<>();
        for (String collection : FactRecords.collections(facts)) {
            Provenance owner = source(facts, collection);
            Map<String, LastSource> lastSources = new LinkedHashMap<>();
            FactRecords.of(facts, collection).keySet().forEach(key -> {
                RecordSource recordSource = of(collection).get(key);
                LastSource byRule = owner == null ? otherwise : new LastSource(owner.from(), owner.at());
                lastSources.put(
                        key.isEmpty() ? collection : key,
                        recordSource == null ? byRule : new LastSource(recordSource.from(), recordSource.at()));
            });
            if (!lastSources.isEmpty()) {
                all.put(collection, lastSources);
            }
        }
        return all;
    }

    private static boolean isUnknown(Customer facts, String collection) {
        return !collection.equals(FactRecords.PLAIN_FIELDS) && FactRecords.value(facts, collection) == null;
    }

    static @Nullable Provenance source(Customer facts, String collection) {
        return facts.sources() == null ? null : facts.sources().get(collection);
    }

    private Map<String, RecordSource> changed(
            String collection, Customer before, Customer after, Speaker speaker, Listing listing) {
        Map<String, Object> old = FactRecords.of(before, collection);
        Map<String, Object> now = FactRecords.of(after, collection);
        Provenance owner = source(before, collection);
        Provenance next = source(after, collection);
        Map<String, RecordSource> recordSources = new TreeMap<>(of(collection));
        Set<String> keys = new LinkedHashSet<>(old.keySet());
        keys.addAll(now.keySet());
        for (String key : keys) {
            Object then = old.get(key);
            Object said = now.get(key);
            if (listing != Listing.STATED && Objects.equals(then, said)) {
                continue;
            }
            Map<String, ObjectNode> otherwise = otherwise(recordSources.get(key), owner, then, said, speaker);
            boolean ownedBySpeaker =
                    next == null ? listing != Listing.CHANGES : next.from().equals(speaker.from());
            boolean byRule = otherwise.isEmpty() && ownedBySpeaker;
            if (byRule || said == null && otherwise.isEmpty()) {
                recordSources.remove(key);
            } else {
                recordSources.put(key, new RecordSource(speaker.from(), speaker.at(), otherwise));
            }
        }
        return recordSources;
    }

    private static Map<String, ObjectNode> otherwise(
            @Nullable RecordSource recordSource,
            @Nullable Provenance owner,
            @Nullable Object then,
            @Nullable Object said,
            Speaker speaker) {
        ObjectNode before = then == null ? FactsJson.mapper().createObjectNode() : FactRecords.fields(then);
        ObjectNode after = said == null ? FactsJson.mapper().createObjectNode() : FactRecords.fields(said);
        Map<String, ObjectNode> otherwise = new TreeMap<>();
        if (recordSource != null) {
            otherwise.putAll(recordSource.otherwise(before, after));
        } else if (owner != null && then != null && speaker.loads().test(owner.from())) {
            otherwise.put(owner.from(), RecordSource.difference(after, before));
        }
        return otherwise;
    }
}
