package org.holdfast.crm.sync.merge;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.holdfast.customers.FactRecords;
import org.holdfast.customers.RecordSource;
import org.holdfast.facts.json.FactsJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Merges the rows of a source into the records of a collection that other sources have also changed. For each field, a
 * value that the source has not changed since its last load does not undo a later change by another source; a new value
 * takes effect unless its row was written before the other change. Records that only other sources have stated are
 * kept, and so are records whose row disappeared before another source stated them again.
 *
 * @param source the source of the rows
 * @param requestedAt when the rows were requested
 * @param parts divides a record into the parts that are merged one by one
 */
record RecordMerge(String source, Instant requestedAt, RecordParts parts) {

    /** The only field of a record that is a list. */
    static final String ANSWERS = "answers";

    /** Provides when a field of a row was changed; {@code null} if the source does not state it. */
    interface ChangeTimes {
        @Nullable
        Instant at(String key, String field);
    }

    /** Creates a record from its fields. */
    interface Reader {
        Object read(ObjectNode fields);
    }

    /**
     * The merged records.
     *
     * @param sources the sources of records that differ from the rows, by key
     */
    record Merged(Map<String, Object> records, Map<String, RecordSource> sources) {}

    /**
     * Merges rows and records.
     *
     * @param defaultSource the source of records without a recorded one; {@code null} if it is this source
     */
    Merged merge(
            Map<String, Object> stored,
            Map<String, Object> rows,
            Map<String, RecordSource> known,
            @Nullable RecordSource defaultSource,
            ChangeTimes times,
            Reader reader) {
        Merged merged = new Merged(new LinkedHashMap<>(), new TreeMap<>());
        Set<String> keys = new LinkedHashSet<>(rows.keySet());
        keys.addAll(stored.keySet());
        keys.addAll(known.keySet());
        for (String key : keys) {
            Object record = stored.get(key);
            Object row = rows.get(key);
            RecordSource recordSource = known.get(key);
            if (recordSource == null && record != null) {
                recordSource = defaultSource;
            }
            if (recordSource == null || record == null && row == null) {
                put(merged, key, row, null);
            } else if (row != null) {
                withRow(merged, key, record, row, recordSource, times, reader);
            } else if (isKeptWithoutRow(recordSource)) {
                put(merged, key, record, recordSource);
            }
        }
        return merged;
    }

    private static void put(Merged merged, String key, @Nullable Object record, @Nullable RecordSource recordSource) {
        if (record != null) {
            merged.records.put(key, record);
        }
        if (recordSource != null) {
            merged.sources.put(key, recordSource);
        }
    }

    /** A removed row removes its record, unless another source stated the record after the rows were requested. */
    private boolean isKeptWithoutRow(RecordSource recordSource) {
        return !recordSource.otherwise().containsKey(source)
                || recordSource.at().isAfter(requestedAt);
    }

    private void withRow(
            Merged merged,
            String key,
            @Nullable Object record,
            Object row,
            RecordSource recordSource,
            ChangeTimes times,
            Reader reader) {
        ObjectNode theirs = FactRecords.fields(row);
        ObjectNode ours = record == null ? FactsJson.mapper().createObjectNode() : FactRecords.fields(record);
        ObjectNode before = recordSource.saidBy(source, ours);
        if (record == null) {
            boolean isChanged =
                    before == null || !RecordSource.difference(before, theirs).isEmpty();
            boolean isRestored = isChanged && isNewer(times.at(key, ""), recordSource);
            put(merged, key, isRestored ? row : null, isRestored ? null : updated(recordSource, ours, ours, theirs));
            return;
        }
        ObjectNode result = parts.join(merged(
                parts.split(ours),
                parts.split(theirs),
                parts.split(before == null ? FactsJson.mapper().createObjectNode() : before),
                field -> isNewer(times.at(key, field), recordSource)));
        if (RecordSource.difference(result, theirs).isEmpty()) {
            put(merged, key, row, null);
        } else {
            put(
                    merged,
                    key,
                    RecordSource.difference(result, ours).isEmpty() ? record : reader.read(result),
                    updated(recordSource, ours, result, theirs));
        }
    }

    private static ObjectNode merged(ObjectNode ours, ObjectNode theirs, ObjectNode before, Predicate<String> isNewer) {
        ObjectNode result = ours.deepCopy();
        for (String field : RecordSource.difference(ours, theirs).propertyNames()) {
            JsonNode value = theirs.get(field);
            boolean changedHere = !RecordSource.same(before.get(field), value);
            boolean changedElsewhere = !RecordSource.same(before.get(field), ours.get(field));
            if (changedHere && changedElsewhere && field.equals(ANSWERS)) {
                result.set(field, both(ours.get(field), value));
            } else if (changedHere && (!changedElsewhere || isNewer.test(field))) {
                set(result, field, value);
            }
        }
        return result;
    }

    private static void set(ObjectNode result, String field, @Nullable JsonNode value) {
        if (value == null) {
            result.remove(field);
        } else {
            result.set(field, value);
        }
    }

    /** Combines consents: each has its own time, which decides which of them counts. */
    private static JsonNode both(JsonNode ours, JsonNode theirs) {
        Set<JsonNode> all = new LinkedHashSet<>();
        theirs.forEach(all::add);
        ours.forEach(all::add);
        return FactsJson.mapper().createArrayNode().addAll(all);
    }

    private boolean isNewer(@Nullable Instant changedAt, RecordSource recordSource) {
        return (changedAt == null ? requestedAt : changedAt).isAfter(recordSource.at());
    }

    private RecordSource updated(RecordSource recordSource, ObjectNode before, ObjectNode after, ObjectNode row) {
        Map<String, ObjectNode> otherwise = new TreeMap<>(recordSource.otherwise(before, after));
        otherwise.put(source, RecordSource.difference(after, row));
        return new RecordSource(recordSource.from(), recordSource.at(), otherwise);
    }
}
