package org.holdfast.customers;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.holdfast.facts.json.FactsJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The last source of a record.
 *
 * @param otherwise by source, the fields in which its last statement differs, with its values or {@code null} for none
 */
public record RecordSource(String from, Instant at, Map<String, ObjectNode> otherwise) {

    public RecordSource {
        otherwise = otherwise == null ? Map.of() : Map.copyOf(otherwise);
    }

    /** Returns the last statement of a source about the record, or {@code null} if it never stated it. */
    public @Nullable ObjectNode saidBy(String source, ObjectNode record) {
        ObjectNode other = otherwise.get(source);
        return other == null ? null : over(record, other);
    }

    /** Returns a copy of the record with other fields. */
    public static ObjectNode over(ObjectNode record, ObjectNode other) {
        ObjectNode said = record.deepCopy();
        other.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                said.remove(field.getKey());
            } else {
                said.set(field.getKey(), field.getValue());
            }
        });
        return said;
    }

    /** Returns the fields in which a statement differs from the record. */
    public static ObjectNode difference(ObjectNode record, ObjectNode said) {
        ObjectNode other = FactsJson.mapper().createObjectNode();
        TreeSet<String> names = new TreeSet<>(record.propertyNames());
        names.addAll(said.propertyNames());
        for (String name : names) {
            JsonNode value = said.get(name);
            if (!same(record.get(name), value)) {
                other.set(name, value);
            }
        }
        return other;
    }

    /** Returns whether two values are equal; a missing field equals null, and 5 equals 5.00. */
    public static boolean same(@Nullable JsonNode one, @Nullable JsonNode other) {
        if (one == null || one.isNull() || other == null || other.isNull()) {
            return (one == null || one.isNull()) && (other == null || other.isNull());
        }
        return one.equals(RecordSource::compare, other);
    }

    private static int compare(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    }

    /** Returns the statements of other sources, relative to the changed record. */
    public Map<String, ObjectNode> otherwise(ObjectNode before, ObjectNode after) {
        Map<String, ObjectNode> moved = new TreeMap<>();
        otherwise.forEach((source, other) -> moved.put(source, difference(after, over(before, other))));
        return moved;
    }
}
