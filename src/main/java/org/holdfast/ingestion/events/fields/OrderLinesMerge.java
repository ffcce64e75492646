package org.holdfast.ingestion.events.fields;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Merges the lines of an order. Events state all lines of an order together; fields that are missing from the newer
 * list are filled in from the older one.
 */
public final class OrderLinesMerge {

    public static final String FIELD = "lines";

    private OrderLinesMerge() {}

    public static JsonNode filled(JsonNode newer, @Nullable JsonNode older) {
        if (!(newer instanceof ArrayNode lines) || !(older instanceof ArrayNode others)) {
            return newer;
        }
        List<JsonNode> unused = new ArrayList<>();
        others.forEach(unused::add);
        ArrayNode all = lines.arrayNode();
        lines.forEach(line -> all.add(filledLine((ObjectNode) line, unused)));
        return all;
    }

    private static ObjectNode filledLine(ObjectNode line, List<JsonNode> unused) {
        JsonNode same = unused.stream()
                .filter(each -> Objects.equals(each.get("sku"), line.get("sku")))
                .findFirst()
                .orElse(null);
        if (same == null) {
            return line;
        }
        unused.remove(same);
        // Starts with the older line, so that fields keep the order they have in the facts.
        ObjectNode filled = (ObjectNode) same.deepCopy();
        line.properties().forEach(field -> filled.set(field.getKey(), field.getValue()));
        return filled;
    }
}
