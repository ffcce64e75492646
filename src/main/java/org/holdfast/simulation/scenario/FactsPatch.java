package org.holdfast.simulation.scenario;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code but} does: fields are replaced, things in lists are merged by their {@code id}, {@code null} takes a
 * field away.
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

    /** An empty list says that there are none, so it replaces what was there. */
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
            if (old instanceof ObjectNode object && item.get("id").equals(old.get("id"))) {
                into(object, item);
                return;
            }
        }
        list.add(item);
    }
}
