package org.holdfast.api.openapi;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Checks what Salesforce External Services can import, from Salesforce's help as of 2026: "Schema Definitions"
 * (external_services_schema_def_definition), "OpenAPI 2.0 and 3.0 Support"
 * (external_services_intro_openapi_2_3_support), "System Limits" (external_services_schema_def_limits), "Apex Class
 * Names and Developer Names" (external_services_schema_def_apex_class_names), "Naming and Description Conventions"
 * (external_services_schema_def_naming_description), "Media Type Mapping" (external_services_mime_type_mapping).
 * Stricter than Salesforce where support is only partial: allOf, anyOf, oneOf, discriminators and lists of lists are
 * not allowed at all.
 */
final class SalesforceRules {

    private static final int MAX_DOCUMENT_LENGTH = 10_000_000;
    private static final int MAX_NAME_LENGTH = 80;
    private static final int MAX_DESCRIPTION_LENGTH = 1_333;
    private static final Set<String> METHODS = Set.of("get", "patch", "put", "post", "delete");
    private static final Set<String> MEDIA =
            Set.of("application/json", "application/x-www-form-urlencoded", "text/plain");
    private static final Set<String> TYPES = Set.of("boolean", "integer", "number", "string", "object", "array");
    private static final Set<String> FORMATS =
            Set.of("", "binary", "date", "date-time", "double", "float", "int32", "int64", "uri");
    private static final String SCHEMAS = "#/components/schemas/";

    private final JsonNode description;
    private final List<String> violations = new ArrayList<>();

    private SalesforceRules(JsonNode description) {
        this.description = description;
    }

    static List<String> violations(JsonNode description) {
        SalesforceRules rules = new SalesforceRules(description);
        rules.document();
        DescriptionRules.calls(description).forEach(rules::call);
        Set<String> names = new HashSet<>();
        description.path("components").path("schemas").properties().forEach(schema -> {
            rules.name("schema", schema.getKey());
            if (!names.add(schema.getKey().toLowerCase(Locale.ROOT))) {
                rules.violations.add("schema " + schema.getKey() + ": another one differs only in case");
            }
            rules.schema("schema " + schema.getKey(), schema.getValue());
            rules.recursion(schema.getKey(), schema.getKey(), new HashSet<>());
        });
        return rules.violations;
    }

    private void document() {
        if (!description.path("openapi").asString("").startsWith("3.0.")) {
            violations.add("openapi is \"" + description.path("openapi").asString("") + "\", but must be 3.0");
        }
        if (description.toString().length() > MAX_DOCUMENT_LENGTH) {
            violations.add("the document is longer than 10 million characters");
        }
        if (DescriptionRules.calls(description).isEmpty()) {
            violations.add("there is no call");
        }
    }

    private void call(DescriptionRules.Call call) {
        JsonNode operation = call.operation();
        if (!METHODS.contains(call.method())) {
            violations.add(call + ": the method is not supported");
        }
        name("operation", call.id());
        length(call.toString(), operation);
        if (operation.has("callbacks")) {
            violations.add(call + ": has callbacks");
        }
        if (call.method().equals("get") && operation.has("requestBody")) {
            violations.add(call + ": GET has a body");
        }
        operation.path("parameters").forEach(parameter -> parameter(call, parameter));
        media(call + " body", operation.path("requestBody").path("content"));
        boolean success = false;
        for (Map.Entry<String, JsonNode> answer : operation.path("responses").properties()) {
            success |= answer.getKey().matches("2\\d\\d");
            if (answer.getValue().has("headers") || answer.getValue().has("links")) {
                violations.add(call + " " + answer.getKey() + ": has headers or links");
            }
            media(call + " " + answer.getKey(), answer.getValue().path("content"));
        }
        if (!success) {
            violations.add(call + ": no 2xx answer");
        }
    }

    private void parameter(DescriptionRules.Call call, JsonNode parameter) {
        String name = parameter.path("name").asString("");
        if (name.isBlank()
                || !Set.of("path", "query", "header")
                        .contains(parameter.path("in").asString(""))) {
            violations.add(call + " parameter \"" + name + "\": needs a name, and path, query or header");
        }
        length(call + " parameter \"" + name + "\"", parameter);
        schema(call + " parameter \"" + name + "\"", parameter.path("schema"));
    }

    private void media(String where, JsonNode content) {
        content.properties().forEach(each -> {
            if (!MEDIA.contains(each.getKey())) {
                violations.add(where + ": " + each.getKey() + " cannot be read");
            }
            schema(where, each.getValue().path("schema"));
        });
    }

    private void schema(String where, JsonNode schema) {
        for (String word : List.of("allOf", "anyOf", "oneOf", "not", "discriminator")) {
            if (schema.has(word)) {
                violations.add(where + ": has " + word);
            }
        }
        if (schema.has("$ref")) {
            String ref = schema.path("$ref").asString();
            if (!ref.startsWith(SCHEMAS)
                    || !description.path("components").path("schemas").has(ref.substring(SCHEMAS.length()))) {
                violations.add(where + ": " + ref + " leads nowhere");
            }
            return;
        }
        String type = schema.path("type").asString("");
        if (!TYPES.contains(type) || !FORMATS.contains(schema.path("format").asString(""))) {
            violations.add(
                    where + ": type \"" + type + "\" " + schema.path("format").asString("") + " is not supported");
        }
        switch (type) {
            case "object" -> object(where, schema);
            case "array" -> {
                schema(where + "[]", schema.path("items"));
                if (schema.path("items").path("type").asString("").equals("array")) {
                    violations.add(where + ": is a list of lists, which Flow does not read");
                }
            }
            default -> {}
        }
    }

    private void object(String where, JsonNode schema) {
        if (!schema.has("properties") && !schema.path("additionalProperties").isObject()) {
            violations.add(where + ": is an object of which nothing is known");
        }
        Set<String> names = new HashSet<>();
        schema.path("properties").properties().forEach(property -> {
            name(where + " property", property.getKey());
            if (!names.add(property.getKey().toLowerCase(Locale.ROOT))) {
                violations.add(where + "." + property.getKey() + ": another one differs only in case");
            }
            schema(where + "." + property.getKey(), property.getValue());
        });
        if (schema.path("additionalProperties").isObject()) {
            schema(where + ".*", schema.path("additionalProperties"));
        }
    }

    /** Apex identifiers: letters, digits and single underscores, beginning with a letter. */
    private void name(String what, String name) {
        if (!name.matches("[A-Za-z](_?[A-Za-z0-9])*") || name.length() > MAX_NAME_LENGTH) {
            violations.add(what + " \"" + name + "\": not an Apex name of at most " + MAX_NAME_LENGTH + " characters");
        }
    }

    private void length(String where, JsonNode described) {
        if (described.path("description").asString("").length() > MAX_DESCRIPTION_LENGTH) {
            violations.add(where + ": the description is longer than " + MAX_DESCRIPTION_LENGTH + " characters");
        }
    }

    private void recursion(String first, String at, Set<String> seen) {
        for (JsonNode ref :
                description.path("components").path("schemas").path(at).findValues("$ref")) {
            String next = ref.asString()
                    .substring(Math.min(SCHEMAS.length(), ref.asString().length()));
            if (next.equals(first)) {
                violations.add("schema " + first + ": holds itself");
            } else if (seen.add(next)) {
                recursion(first, next, seen);
            }
        }
    }
}
