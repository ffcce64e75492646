package org.holdfast.simulation.scenario;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Applies the changes under {@code but}: fields are replaced, list items are merged by their {@code id}, and
 * {@code null} removes a field.
 */
final class FactsPatch {

    private FactsPatch() {}

    static ObjectNode into(ObjectNode base, ObjectNode changes) {
        for (Map.Entry<String, JsonNode> change : changes.properties()) {
            JsonNode old = base.get(change.getKey());
            JsonNode value = change.getValue();
            if (value.isNull()) {
                base.remove(change.getKey());
            } else if (old instanceof ObjectNode object && value instanceof ObjectNode fields) {
                into(object, fields);
            } else if (old instanceof ArrayNode list && value instanceof ArrayNode items && haveIds(items)) {
                items.forEach(item -> byId(list, (ObjectNode) item));
            } else {
                base.set(change.getKey(), value);
            }
        }
        return base;
    }

    /** Returns whether the list can be merged by id; an empty list replaces the old one. */
    private static boolean haveIds(ArrayNode items) {
        for (JsonNode item : items) {
            if (!(item instanceof ObjectNode) || !item.has("id")) {
                return false;
            }
        }
        return !items.isEmpty();
    }

    private static void byId(ArrayNode list, ObjectNode item) {
        for (JsonNode old : list) {
            if (old instanceof ObjectNode object && isSame(item, old)) {
                into(object, item);
                return;
            }
        }
        list.add(item);
    }

    /** Returns whether two items are the same record: they have the same id, of the same source if they name one. */
    static boolean isSame(JsonNode one, JsonNode other) {
        return one.has("id")
                && one.path("id").equals(other.path("id"))
                && one.path("source").equals(other.path("source"));
    }
}
