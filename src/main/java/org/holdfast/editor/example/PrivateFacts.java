package org.holdfast.editor.example;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.churn.FixedChurnForecast;
import org.holdfast.facts.declared.DeclaredList;
import org.holdfast.facts.declared.FactsSchema;
import org.holdfast.facts.identity.SourcedRecord;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.person.Birthday;
import org.holdfast.loyalty.programmes.ProgrammeDocument;
import org.holdfast.simulation.scenario.ExampleCustomer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Facts of a customer as an example may state them: without anything that identifies the person. */
final class PrivateFacts {

    private static final List<String> IDENTIFYING =
            List.of("name", "givenName", "email", "phone", "assignedAgent", "referredBy", "sources", "birthday");
    /** Lists whose items have ids. */
    private static final List<String> WITH_IDS =
            List.of("orders", "complaints", "returns", "subscriptions", "payments", "carts", "promises");

    /** Fields that contain the number of another record, which may itself be unknown. */
    private static final Set<String> REFERENCES = Set.of("orderId", "subscriptionId");

    private PrivateFacts() {}

    /** @param schema the facts that the rule book declares */
    static ObjectNode of(ExampleCustomer example, FactsSchema schema) {
        ObjectNode facts = FactsJson.mapper().valueToTree(example.customer());
        facts.put("id", "example");
        keepBirthdayOnly(facts);
        if (!example.promises().isEmpty()) {
            facts.set("promises", list(example.promises()));
        }
        if (!example.earlier().isEmpty()) {
            facts.set("earlier", list(example.earlier()));
        }
        if (example.programmes() != null) {
            facts.set(
                    "programmes",
                    list(example.programmes().stream()
                            .map(ProgrammeDocument::of)
                            .toList()));
        }
        if (example.forecast() instanceof FixedChurnForecast forecast) {
            facts.putObject("chanceToLose")
                    .put("chance", forecast.chance())
                    .put("fittedAt", forecast.fittedAt().toString());
        }
        AddressExamples.replace(facts);
        rename(facts, schema);
        return facts;
    }

    private static JsonNode list(List<?> values) {
        return FactsJson.mapper().valueToTree(values);
    }

    /** A rule about birthdays needs the day; the year would be one more thing that identifies the person. */
    private static void keepBirthdayOnly(ObjectNode facts) {
        JsonNode birthday = facts.get("birthday");
        IDENTIFYING.forEach(facts::remove);
        if (birthday == null || !birthday.isString()) {
            return;
        }
        String text = birthday.asString();
        if (Birthday.isWithoutYear(text)) {
            facts.put("birthday", text);
        } else if (!text.endsWith("-02-29")) {
            facts.put("birthday", "1990" + text.substring(4));
        }
    }

    /**
     * Gives orders, complaints, returns, parcels and items of declared lists other ids, also where other facts refer to
     * them.
     */
    private static void rename(ObjectNode facts, FactsSchema schema) {
        Map<String, String> ids = new HashMap<>();
        for (String name : WITH_IDS) {
            int number = 0;
            for (JsonNode item : facts.path(name)) {
                String id = item.path("id").asString("");
                if (!id.isEmpty()) {
                    String other = name.replaceFirst("s$", "-") + ++number;
                    ids.putIfAbsent(id, other);
                    String source = item.path("source").asString("");
                    ids.putIfAbsent(SourcedRecord.key(source, id), SourcedRecord.key(source, ids.get(id)));
                }
            }
        }
        facts.path("orders").forEach(PrivateFacts::renameParcels);
        schema.lists().values().forEach(list -> renameItems(list, facts.path("lists"), ids));
        replace(facts, ids);
    }

    /** The number of the carrier shows where a parcel went. */
    private static void renameParcels(JsonNode order) {
        int number = 0;
        for (JsonNode parcel : order.path("parcels")) {
            ObjectNode fields = (ObjectNode) parcel;
            fields.put("id", "parcel-" + ++number);
            if (fields.has("trackingNumber")) {
                fields.put("trackingNumber", "tracking-" + number);
            }
        }
    }

    /** An item without its key is left out: an example could not state it. */
    private static void renameItems(DeclaredList list, JsonNode lists, Map<String, String> ids) {
        if (!(lists.path(list.name()) instanceof ArrayNode items)) {
            return;
        }
        items.removeIf(item -> !item.hasNonNull(list.key()));
        int number = 0;
        for (JsonNode item : items) {
            ObjectNode fields = (ObjectNode) item;
            number++;
            if (fields.get(list.key()).isString()) {
                String other = list.name() + "-" + number;
                ids.putIfAbsent(fields.get(list.key()).asString(), other);
                fields.put(list.key(), other);
            } else {
                fields.put(list.key(), number);
            }
        }
    }

    private static void replace(JsonNode node, Map<String, String> ids) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                boolean reference = REFERENCES.contains(field.getKey());
                if (field.getValue().isString()
                        && (reference
                                || field.getKey().endsWith("Id")
                                || field.getKey().equals("id")
                                || field.getKey().equals("about"))) {
                    String value = field.getValue().asString();
                    if (reference) {
                        // The number of a record that is not among the facts would identify the person all the same.
                        ids.computeIfAbsent(value, unknown -> "other-" + ids.size());
                    }
                    object.put(field.getKey(), ids.getOrDefault(value, value));
                }
                replace(field.getValue(), ids);
            });
        } else if (node instanceof ArrayNode list) {
            list.forEach(item -> replace(item, ids));
        }
    }
}
