package org.holdfast.crm.sync.merge;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.crm.mapping.MappedCollection;
import org.holdfast.crm.mapping.MappedList;
import org.holdfast.facts.json.FactsJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Divides a record into the parts that sources change independently of each other: each field, each attribute, and each
 * item of a declared list.
 */
sealed interface RecordParts {

    /** Returns the parts of a record by name. */
    ObjectNode split(ObjectNode record);

    /** Returns the record that consists of some parts. */
    ObjectNode join(ObjectNode parts);

    static RecordParts of(MappedCollection collection) {
        return collection instanceof MappedList list ? new Items(list.key()) : new Fields();
    }

    /** The fields of a record, with each attribute as a field of its own. */
    record Fields() implements RecordParts {

        private static final String ATTRIBUTES = "attributes";
        private static final String PREFIX = ATTRIBUTES + ".";

        @Override
        public ObjectNode split(ObjectNode record) {
            ObjectNode parts = record.deepCopy();
            if (parts.remove(ATTRIBUTES) instanceof ObjectNode attributes) {
                attributes.properties().forEach(each -> parts.set(PREFIX + each.getKey(), each.getValue()));
            }
            return parts;
        }

        @Override
        public ObjectNode join(ObjectNode parts) {
            ObjectNode record = parts.deepCopy();
            for (Map.Entry<String, JsonNode> part : List.copyOf(parts.properties())) {
                if (part.getKey().startsWith(PREFIX)) {
                    record.remove(part.getKey());
                    record.withObjectProperty(ATTRIBUTES)
                            .set(part.getKey().substring(PREFIX.length()), part.getValue());
                }
            }
            return record;
        }
    }

    /**
     * The items of a declared list, which is one record.
     *
     * @param key the field that identifies an item; {@code null} if nothing does, so that an item never changes
     */
    record Items(@Nullable String key) implements RecordParts {

        @Override
        public ObjectNode split(ObjectNode record) {
            ObjectNode parts = FactsJson.mapper().createObjectNode();
            record.path(RecordMerge.ANSWERS)
                    .forEach(item -> parts.set(
                            key == null || !item.has(key)
                                    ? item.toString()
                                    : item.get(key).asString(),
                            item));
            return parts;
        }

        /** Sorts the items by key, as those of a source are. */
        @Override
        public ObjectNode join(ObjectNode parts) {
            Map<String, JsonNode> sorted = new TreeMap<>();
            parts.properties().forEach(part -> sorted.put(part.getKey(), part.getValue()));
            ObjectNode record = FactsJson.mapper().createObjectNode();
            record.putArray(RecordMerge.ANSWERS).addAll(sorted.values());
            return record;
        }
    }
}
