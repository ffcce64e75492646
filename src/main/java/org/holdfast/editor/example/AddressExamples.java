package org.holdfast.editor.example;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.holdfast.facts.contact.AddressKind;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Replaces the addresses of a customer by invented ones, whose states remain as they are. */
final class AddressExamples {

    private final Map<String, String> invented = new HashMap<>();

    private AddressExamples() {}

    static void replace(ObjectNode facts) {
        AddressExamples examples = new AddressExamples();
        examples.replace(facts.path("emails"), "address", AddressKind.EMAIL);
        examples.replace(facts.path("phones"), "number", AddressKind.PHONE);
        examples.replace(facts.path("consents"), "address", null);
    }

    /** @param kind the kind of all of them; {@code null} if each shows its own */
    private void replace(JsonNode items, String field, @Nullable AddressKind kind) {
        for (JsonNode item : items) {
            if (item instanceof ObjectNode fields && fields.path(field).isString()) {
                String text = fields.path(field).asString();
                AddressKind own = text.contains("@") ? AddressKind.EMAIL : AddressKind.PHONE;
                fields.put(field, invented(text, kind == null ? own : kind));
                fields.remove("label");
            }
        }
    }

    private String invented(String text, AddressKind kind) {
        String key = Objects.requireNonNullElse(kind.normalized(text), text);
        return invented.computeIfAbsent(
                key,
                unknown -> kind == AddressKind.EMAIL
                        ? "address-" + (invented.size() + 1) + "@example.org"
                        : "+373 60 0000" + (10 + invented.size()));
    }
}
