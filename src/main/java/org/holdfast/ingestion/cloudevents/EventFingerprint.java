package org.holdfast.ingestion.cloudevents;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.facts.json.FactsHash;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Hashes the content of an event, independently of the order of its JSON fields and the notation of its numbers. The
 * {@code time} is excluded, because some senders set it again when they repeat an event.
 */
public final class EventFingerprint {

    private EventFingerprint() {}

    public static String hash(CloudEvent event) {
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
