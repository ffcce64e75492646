package org.holdfast.ingestion.events;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.facts.json.FactsHash;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Names an event by what it says, however its JSON is ordered and its numbers are written. Its {@code time} does not
 * count: some senders stamp what they send again anew.
 */
final class EventFingerprint {

    private EventFingerprint() {}

    static String hash(CloudEvent event) {
        String content = event.type() + "\n" + event.subject() + "\n" + canonical(event.data());
        return FactsHash.of(content.getBytes(StandardCharsets.UTF_8)).substring("sha256:".length());
    }

    private static String canonical(JsonNode node) {
        if (node instanceof ObjectNode object) {
            Map<String, String> fields = new TreeMap<>();
            object.properties().forEach(field -> fields.put(field.getKey(), canonical(field.getValue())));
            return fields.toString();
        }
        if (node.isArray()) {
            return node.valueStream().map(EventFingerprint::canonical).toList().toString();
        }
        return node.isNumber() ? node.decimalValue().stripTrailingZeros().toString() : node.toString();
    }
}
