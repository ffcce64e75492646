package org.holdfast.ingestion.events.fields;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of a record as events state them. Declared facts are fields of their own, such as {@code attributes.plan}:
 * an event about one of them must neither wipe the others nor take precedence over them. So are {@link ParcelFields}.
 */
public final class AttributeFields {

    /** The field of a record that contains its declared facts. */
    public static final String ATTRIBUTES = "attributes";

    private static final String PREFIX = ATTRIBUTES + ".";

    private AttributeFields() {}

    /** Returns the fields of those attributes, and of the parcels, of a record that are {@code null}. */
    public static Set<String> nulls(ObjectNode record) {
        Set<String> nulls = new TreeSet<>();
        nulls.addAll(ParcelFields.nulls(record));
        record.path(ATTRIBUTES).properties().stream()
                .filter(each -> each.getValue().isNull())
                .forEach(each -> nulls.add(PREFIX + each.getKey()));
        return nulls;
    }

    /** Returns the name of the attribute that a field is; {@code null} for other fields. */
    public static @Nullable String name(String field) {
        return field.startsWith(PREFIX) ? field.substring(PREFIX.length()) : null;
    }

    /** Replaces the attributes and the parcels of a record by one field for each. */
    public static void spread(ObjectNode record) {
        ParcelFields.spread(record);
        if (record.remove(ATTRIBUTES) instanceof ObjectNode attributes) {
            for (Map.Entry<String, JsonNode> each : attributes.properties()) {
                record.set(PREFIX + each.getKey(), each.getValue());
            }
        }
    }

    /** Returns the value of a field of a record; {@code null} if there is none. */
    public static @Nullable JsonNode get(ObjectNode record, String field) {
        if (ParcelFields.is(field)) {
            return ParcelFields.get(record, field);
        }
        String name = name(field);
        return name == null ? record.get(field) : record.path(ATTRIBUTES).get(name);
    }

    /** Returns whether a record has a field. */
    public static boolean isKnown(ObjectNode record, String field) {
        JsonNode value = get(record, field);
        return value != null && !value.isNull();
    }

    /** Applies updates to the fields of a record, and returns it. */
    public static ObjectNode patched(ObjectNode record, Map<String, FieldUpdate> updates) {
        updates.forEach((field, update) -> {
            if (update.takesBack()) {
                remove(record, field);
            } else {
                set(record, field, update.value());
            }
        });
        return record;
    }

    private static void remove(ObjectNode record, String field) {
        if (ParcelFields.is(field)) {
            ParcelFields.remove(record, field);
            return;
        }
        String name = name(field);
        if (name == null) {
            record.remove(field);
        } else if (record.get(ATTRIBUTES) instanceof ObjectNode attributes) {
            attributes.remove(name);
            if (attributes.isEmpty()) {
                record.remove(ATTRIBUTES);
            }
        }
    }

    /** Sets a field of a record. */
    public static void set(ObjectNode record, String field, JsonNode value) {
        if (ParcelFields.is(field)) {
            ParcelFields.set(record, field, value);
            return;
        }
        String name = name(field);
        if (field.equals(ParcelFields.PARCELS) && record.has(field)) {
            // That there are no parcels says nothing of those that were reported.
            return;
        }
        if (name == null) {
            record.set(field, value);
        } else {
            record.withObjectProperty(ATTRIBUTES).set(name, value);
        }
    }
}
