package org.holdfast.editor.schema;

import java.util.Map;
import org.holdfast.facts.declared.DeclaredFact;
import org.holdfast.facts.declared.DeclaredFields;
import org.holdfast.facts.declared.DeclaredList;
import org.holdfast.facts.declared.FactLabels;
import org.holdfast.facts.declared.FactOwner;
import org.holdfast.facts.declared.FactsSchema;
import org.holdfast.facts.json.FactsJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Describes the facts of a customer as JSON Schema, draft 7, with the facts that a rule book declares, for programs
 * that send them.
 */
public final class FactsJsonSchema {

    private static final JsonMapper MAPPER = FactsJson.mapper();
    private static final String DATE = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
    private static final String INSTANT = "^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}.*$";
    private static final String PROPERTIES = "properties";
    private static final String ATTRIBUTES = "attributes";
    /** Where the records of the owners are in the facts. */
    private static final Map<FactOwner, String> PLACES = Map.of(
            FactOwner.CUSTOMER, "",
            FactOwner.ORDER, "/properties/orders/items",
            FactOwner.ORDER_LINE, "/properties/orders/items/properties/lines/items",
            FactOwner.COMPLAINT, "/properties/complaints/items",
            FactOwner.RETURN, "/properties/returns/items",
            FactOwner.INTERACTION, "/properties/interactions/items",
            FactOwner.SUBSCRIPTION, "/properties/subscriptions/items",
            FactOwner.PAYMENT, "/properties/payments/items",
            FactOwner.CART, "/properties/carts/items");

    private final FactsSchema declared;
    private final boolean open;

    private FactsJsonSchema(FactsSchema declared, boolean open) {
        this.declared = declared;
        this.open = open;
    }

    /**
     * Returns the schema.
     *
     * @param version the version of the rule book that declares the facts
     * @param open whether undeclared facts are accepted
     */
    public static ObjectNode of(FactsSchema declared, String version, boolean open) {
        return new FactsJsonSchema(declared, open).schema(version);
    }

    private ObjectNode schema(String version) {
        ObjectNode customer = JsonSchemas.customer();
        strictTexts(customer);
        PLACES.forEach((owner, place) -> properties(customer, place).set(ATTRIBUTES, attributes(declared.of(owner))));
        properties(customer, "").set("lists", lists());
        // The address of the customer may give the id instead.
        ((ArrayNode) customer.get("required")).removeIf(name -> name.asString().equals("id"));
        ObjectNode schema = MAPPER.createObjectNode()
                .put("$schema", "http://json-schema.org/draft-07/schema#")
                .put("title", "Facts of a customer")
                .put("$comment", "Rule book " + version);
        schema.setAll(customer);
        return schema;
    }

    private static ObjectNode properties(ObjectNode customer, String place) {
        return (ObjectNode) customer.at(place + "/" + PROPERTIES);
    }

    /** In JSON a text is in quotes, unlike in YAML. */
    private static void strictTexts(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("type").isArray()) {
            object.put("type", "string");
            object.remove("pattern");
        }
        node.forEach(FactsJsonSchema::strictTexts);
    }

    private ObjectNode attributes(DeclaredFields fields) {
        ObjectNode object = MAPPER.createObjectNode().put("type", "object");
        ObjectNode properties = object.putObject(PROPERTIES);
        fields.all().forEach(fact -> properties.set(fact.name(), value(fact)));
        return object.put("additionalProperties", open);
    }

    private ObjectNode lists() {
        ObjectNode object = MAPPER.createObjectNode().put("type", "object");
        ObjectNode properties = object.putObject(PROPERTIES);
        declared.lists().values().forEach(list -> properties.set(list.name(), list(list)));
        return object.put("additionalProperties", open);
    }

    private ObjectNode list(DeclaredList list) {
        ObjectNode item = attributes(list.fields());
        item.putArray("required").add(list.key());
        ObjectNode array = MAPPER.createObjectNode().put("type", "array");
        array.put("title", list.labels().in("en", 2));
        ObjectNode titles = array.putObject("x-titles");
        FactLabels.LANGUAGES.forEach(
                language -> titles.put(language, list.labels().in(language, 2)));
        array.set("items", item);
        return array.put("maxItems", FactsSchema.MAX_ITEMS);
    }

    private static ObjectNode value(DeclaredFact fact) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("title", fact.labels().in("en"));
        ObjectNode titles = node.putObject("x-titles");
        FactLabels.LANGUAGES.forEach(
                language -> titles.put(language, fact.labels().in(language)));
        switch (fact.type()) {
            case TEXT -> node.put("type", "string");
            case CHOICE -> fact.choices().forEach(node.putArray("enum")::add);
            case WORDS -> node.put("type", "array").putObject("items").put("type", "string");
            case FLAG -> node.put("type", "boolean");
            case NUMBER, MONEY -> node.put("type", "number");
            case DATE -> node.put("type", "string").put("format", "date").put("pattern", DATE);
            case INSTANT ->
                node.put("type", "string").put("format", "date-time").put("pattern", INSTANT);
        }
        if (fact.unit() != null) {
            node.put("x-unit", fact.unit());
        }
        return node;
    }
}
