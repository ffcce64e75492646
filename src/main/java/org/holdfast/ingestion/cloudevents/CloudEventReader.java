package org.holdfast.ingestion.cloudevents;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.json.JsonProblems;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads CloudEvents 1.0 from HTTP requests (JSON format and HTTP protocol binding). Unknown attributes are ignored, as
 * the specification requires.
 */
public final class CloudEventReader {

    /** Maximum number of events in one batch. */
    public static final int MAX_EVENTS = 10_000;

    private static final String PREFIX = "ce-";

    private CloudEventReader() {}

    /** An event, or the problem that makes it invalid. */
    public record Read(@Nullable CloudEvent event, @Nullable InvalidInput problem) {}

    /** @throws InvalidInput if the body is not a valid event */
    public static CloudEvent structured(byte[] body) {
        return event(tree(body));
    }

    /** @throws InvalidInput if the body is not a list of at most {@link #MAX_EVENTS} elements */
    public static List<Read> batch(byte[] body) {
        JsonNode list = tree(body);
        if (!list.isArray()) {
            throw new InvalidInput(
                    "", "A list of events is expected; send a single event as application/cloudevents+json");
        }
        if (list.size() > MAX_EVENTS) {
            throw new InvalidInput(
                    "", "The list has " + list.size() + " events; at most " + MAX_EVENTS + " are accepted per request");
        }
        List<Read> read = new ArrayList<>(list.size());
        for (JsonNode each : list) {
            try {
                read.add(new Read(event(each), null));
            } catch (InvalidInput e) {
                read.add(new Read(null, e));
            }
        }
        return read;
    }

    /**
     * Reads an event in binary mode: the attributes are in the headers, and the body is the data.
     *
     * @param headers names in any case
     * @throws InvalidInput if they are not a valid event
     */
    public static CloudEvent binary(Map<String, String> headers, byte[] body) {
        ObjectNode attributes = FactsJson.mapper().createObjectNode();
        headers.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith(PREFIX)) {
                attributes.put(lower.substring(PREFIX.length()), decoded(value));
            }
        });
        JsonNode data = tree(body);
        if (!attributes.has("specversion")) {
            checkIsOnlyData(data);
        }
        checkVersion(attributes);
        return event(attributes, data);
    }

    /** Refuses a complete event, or a list of events, that was sent with the content type of plain data. */
    private static void checkIsOnlyData(JsonNode body) {
        if (body.has("specversion")) {
            throw new InvalidInput(
                    "Content-Type",
                    "says that the body is only the data of an event, but it is a whole CloudEvent; send it as "
                            + "application/cloudevents+json");
        }
        if (body.isArray()) {
            throw new InvalidInput(
                    "Content-Type",
                    "says that the body is the data of one event, but it is a list; send it as "
                            + "application/cloudevents-batch+json");
        }
    }

    private static CloudEvent event(JsonNode envelope) {
        if (!(envelope instanceof ObjectNode attributes)) {
            throw new InvalidInput(
                    "",
                    "An event is expected, as a JSON object; send a list of events as "
                            + "application/cloudevents-batch+json");
        }
        checkVersion(attributes);
        String content = text(attributes, "datacontenttype");
        if (content != null && !content.matches("(?i)application/([\\w.+-]+\\+)?json\\s*(;.*)?")) {
            throw new InvalidInput("datacontenttype", "is \"" + content + "\"; expected application/json");
        }
        return event(attributes, data(attributes));
    }

    private static JsonNode data(ObjectNode attributes) {
        String encoded = text(attributes, "data_base64");
        if (encoded == null) {
            return attributes.path("data");
        }
        if (attributes.hasNonNull("data")) {
            throw new InvalidInput("data_base64", "and data are both given; give one of them");
        }
        try {
            return tree(Base64.getDecoder().decode(encoded));
        } catch (IllegalArgumentException e) {
            throw e instanceof InvalidInput invalid
                    ? invalid.within("data_base64")
                    : new InvalidInput("data_base64", "is not Base64");
        }
    }

    private static void checkVersion(ObjectNode attributes) {
        String version = text(attributes, "specversion");
        if (!"1.0".equals(version)) {
            throw new InvalidInput(
                    "specversion",
                    version == null
                            ? "is missing; a CloudEvent with specversion 1.0 is expected"
                            : "is \"" + version + "\"; expected 1.0");
        }
    }

    private static CloudEvent event(ObjectNode attributes, JsonNode data) {
        String time = text(attributes, "time");
        if (!(data instanceof ObjectNode object)) {
            throw new InvalidInput("data", "is missing or not an object");
        }
        return new CloudEvent(
                required(attributes, "id"),
                required(attributes, "source"),
                required(attributes, "type"),
                required(attributes, "subject"),
                time == null ? null : instant(time),
                object);
    }

    private static Instant instant(String text) {
        try {
            return FactsJson.read(FactsJson.mapper().stringNode(text), Instant.class);
        } catch (InvalidInput e) {
            throw e.within("time");
        }
    }

    private static String required(ObjectNode attributes, String name) {
        String value = text(attributes, name);
        if (value == null) {
            throw new InvalidInput(
                    name, "is missing" + (name.equals("subject") ? "; the id of the customer is expected" : ""));
        }
        return value;
    }

    private static @Nullable String text(ObjectNode attributes, String name) {
        JsonNode value = attributes.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw new InvalidInput(name, "has the wrong type; expected a string");
        }
        return value.asString();
    }

    private static JsonNode tree(byte[] json) {
        try {
            return FactsJson.mapper().readTree(json);
        } catch (JacksonException e) {
            throw JsonProblems.describe(e);
        }
    }

    /** Decodes a header value: removes quotes and percent encoding (HTTP protocol binding, 3.1.3.2). */
    private static String decoded(String header) {
        String value = header.strip();
        if (value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")) {
            value = value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1");
        }
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput("", "A ce- header has an invalid percent encoding");
        }
    }
}
