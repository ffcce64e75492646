package org.holdfast.crm.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.holdfast.customers.FactRecords;
import org.holdfast.customers.RecordSource;
import org.holdfast.facts.json.FactsJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Merges the rows of a source into the records of a collection that other sources have changed too. Field by field: a
 * value the source has not changed since its last load does not undo a later change by another source; a new value
 * counts, unless its row was written before the other change. Records that only other sources have stated stay, and so
 * do records whose row vanished before another source stated them again.
 *
 * @param source the source of the rows
 * @param asked when the rows were asked for
 */
record RecordMerge(String source, Instant asked) {

    private static final String ANSWERS = "answers";

    /** When a field of a row was written, by the record's key; {@code null} when the source does not state it. */
    interface Written {
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
     * @param stays keys of records that differ from the source
     */
    record Merged(Map<String, Object> records, Map<String, RecordSource> sayings, List<String> stays) {}

    /** @param rule the source of records without a recorded one; {@code null} when it is this source */
    Merged merge(
            Map<String, Object> stored,
            Map<String, Object> rows,
            Map<String, RecordSource> known,
            @Nullable RecordSource rule,
            Written written,
            Reader reader) {
        Merged merged = new Merged(new LinkedHashMap<>(), new TreeMap<>(), new ArrayList<>());
        Set<String> keys = new LinkedHashSet<>(rows.keySet());
        keys.addAll(stored.keySet());
        keys.addAll(known.keySet());
        for (String key : keys) {
            Object mine = stored.get(key);
            Object row = rows.get(key);
            RecordSource saying = known.getOrDefault(key, mine == null ? null : rule);
            if (saying == null || mine == null && row == null) {
                put(merged, key, row, null);
            } else if (row == null) {
                withoutRow(merged, key, mine, saying);
            } else {
                withRow(merged, key, mine, row, saying, written, reader);
            }
        }
        return merged;
    }

    private static void put(Merged merged, String key, @Nullable Object record, @Nullable RecordSource saying) {
        if (record != null) {
            merged.records.put(key, record);
        }
        if (saying != null) {
            merged.sayings.put(key, saying);
            merged.stays.add(key);
        }
    }

    /**
     * A row that was there before and is gone removes its record, unless another source stated it after the rows were
     * read.
     */
    private void withoutRow(Merged merged, String key, Object mine, RecordSource saying) {
        if (!saying.otherwise().containsKey(source) || saying.at().isAfter(asked)) {
            put(merged, key, mine, saying);
        }
    }

    private void withRow(
            Merged merged,
            String key,
            @Nullable Object mine,
            Object row,
            RecordSource saying,
            Written written,
            Reader reader) {
        ObjectNode theirs = FactRecords.fields(row);
        ObjectNode ours = mine == null ? FactsJson.mapper().createObjectNode() : FactRecords.fields(mine);
        ObjectNode before = saying.saidBy(source, ours);
        if (mine == null) {
            boolean news =
                    before == null || !RecordSource.difference(before, theirs).isEmpty();
            boolean back = news && isNewer(written.at(key, ""), saying);
            put(merged, key, back ? row : null, back ? null : with(saying, ours, ours, theirs));
            return;
        }
        ObjectNode result = laid(
                ours, theirs, before == null ? FactsJson.mapper().createObjectNode() : before, key, saying, written);
        if (RecordSource.difference(result, theirs).isEmpty()) {
            put(merged, key, row, null);
        } else {
            put(
                    merged,
                    key,
                    RecordSource.difference(result, ours).isEmpty() ? mine : reader.read(result),
                    with(saying, ours, result, theirs));
        }
    }

    private ObjectNode laid(
            ObjectNode ours, ObjectNode theirs, ObjectNode before, String key, RecordSource saying, Written written) {
        ObjectNode result = ours.deepCopy();
        for (String field : RecordSource.difference(ours, theirs).propertyNames()) {
            JsonNode news = theirs.get(field);
            boolean isNews = !RecordSource.same(before.get(field), news);
            boolean others = !RecordSource.same(before.get(field), ours.get(field));
            if (isNews && others && field.equals(ANSWERS)) {
                result.set(field, both(ours.get(field), news));
            } else if (isNews && (!others || isNewer(written.at(key, field), saying))) {
                set(result, field, news);
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

    /** Answers have their own times, which decide which of them count. */
    private static JsonNode both(JsonNode ours, JsonNode theirs) {
        Set<JsonNode> all = new LinkedHashSet<>();
        theirs.forEach(all::add);
        ours.forEach(all::add);
        return FactsJson.mapper().createArrayNode().addAll(all);
    }

    private boolean isNewer(@Nullable Instant written, RecordSource saying) {
        return (written == null ? asked : written).isAfter(saying.at());
    }

    private RecordSource with(RecordSource saying, ObjectNode before, ObjectNode after, ObjectNode row) {
        Map<String, ObjectNode> otherwise = new TreeMap<>(saying.otherwise(before, after));
        otherwise.put(source, RecordSource.difference(after, row));
        return new RecordSource(saying.from(), saying.at(), otherwise);
    }
}
