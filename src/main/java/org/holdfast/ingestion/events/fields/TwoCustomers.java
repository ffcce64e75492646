package org.holdfast.ingestion.events.fields;

import java.util.Map;
import java.util.Set;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.ingestion.cloudevents.CloudEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the data of events that are about two customers, one of whom is the subject. */
public final class TwoCustomers {

    private TwoCustomers() {}

    /** Returns the ids of the two customers of a merge; the one that is not given is the subject. */
    public static ObjectNode ofMerge(ObjectNode data, String subject) {
        for (Map.Entry<String, JsonNode> field : data.properties()) {
            if (!Set.of("from", "into").contains(field.getKey())
                    || !field.getValue().isString()) {
                throw new InvalidInput(
                        field.getKey(), "is not expected; a merge has from and into, the ids of customers");
            }
            CloudEvent.identifier(field.getKey(), field.getValue().asString());
        }
        String from = data.path("from").asString(subject);
        String into = data.path("into").asString(subject);
        if (from.equals(into) || !Set.of(from, into).contains(subject)) {
            throw new InvalidInput(
                    "into",
                    "is \"" + into + "\" and from is \"" + from
                            + "\"; two customers are expected, and one of them is the subject");
        }
        return data.put("from", from).put("into", into);
    }

    /** Returns the new owner of an order; the subject is the old one. */
    public static ObjectNode ofMove(ObjectNode data, String subject) {
        data.propertyNames().stream()
                .filter(field -> !Set.of("id", "source", "to").contains(field))
                .findFirst()
                .ifPresent(field -> {
                    throw new InvalidInput(
                            field,
                            "is not expected; order.moved has the id of the order, its source if it has one, and to");
                });
        if (!data.path("to").isString()) {
            throw new InvalidInput("to", "is missing; the id of the new customer of the order is expected");
        }
        CloudEvent.identifier("to", data.path("to").asString());
        if (data.path("to").asString().equals(subject)) {
            throw new InvalidInput("to", "is \"" + subject + "\", which is the subject; another customer is expected");
        }
        return data;
    }
}
