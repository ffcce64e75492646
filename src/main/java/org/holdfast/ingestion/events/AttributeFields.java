package org.holdfast.ingestion.events;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Declared facts as fields of their own, such as {@code attributes.plan}: an event about one of them must neither wipe
 * the others nor take precedence over them.
 */
final class AttributeFields {

    private static final String ATTRIBUTES = "attributes";
    private static final String PREFIX = ATTRIBUTES + ".";

    private AttributeFields() {}

    /** Replaces the attributes of a record by one field for each. */
    static void spread(ObjectNode record) {
        if (record.remove(ATTRIBUTES) instanceof ObjectNode attributes) {
            for (Map.Entry<String, JsonNode> each : attributes.properties()) {
                record.set(PREFIX + each.getKey(), each.getValue());
            }
        }
    }

    /** Returns the value of a field of a record; {@code null} if there is none. */
    static @Nullable JsonNode get(ObjectNode record, String field) {
        return field.startsWith(PREFIX)
                ? record.path(ATTRIBUTES).get(field.substring(PREFIX.length()))
                : record.get(field);
    }

    /** Sets a field of a record. */
    static void set(ObjectNode record, String field, JsonNode value) {
        if (field.startsWith(PREFIX)) {
            record.withObjectProperty(ATTRIBUTES).set(field.substring(PREFIX.length()), value);
        } else {
            record.set(field, value);
        }
    }
}
