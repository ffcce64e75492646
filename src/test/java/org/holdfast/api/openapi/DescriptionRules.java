package org.holdfast.api.openapi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Checks that the description documents what each operation does, accepts and returns, including errors. */
final class DescriptionRules {

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "patch", "head", "options", "trace");

    private DescriptionRules() {}

    /** An operation. */
    record Call(String method, String path, JsonNode operation) {

        String id() {
            return operation.path("operationId").asString("");
        }

        @Override
        public String toString() {
            return method.toUpperCase(Locale.ROOT) + " " + path;
        }
    }

    static List<Call> calls(JsonNode description) {
        List<Call> calls = new ArrayList<>();
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(each -> METHODS.contains(each.getKey()))
                        .forEach(each -> calls.add(new Call(each.getKey(), path.getKey(), each.getValue()))));
        return calls;
    }

    static List<String> violations(JsonNode description) {
        List<String> violations = new ArrayList<>();
        if (!description.path("openapi").asString("").startsWith("3.0.")) {
            violations.add("openapi is not 3.0");
        }
        Set<String> tags = new HashSet<>();
        description.path("tags").forEach(tag -> {
            if (!tag.path("description").asString("").isBlank()) {
                tags.add(tag.path("name").asString());
            }
        });
        Map<String, Call> ids = new HashMap<>();
        for (Call call : calls(description)) {
            Call earlier = ids.putIfAbsent(call.id(), call);
            if (!call.id().matches("[a-z][a-zA-Z]{3,49}") || earlier != null) {
                violations.add(
                        call + ": operationId \"" + call.id() + "\" is no name of its own; set it in @Operation");
            }
            says(call, violations);
            call.operation.path("tags").forEach(tag -> {
                if (!tags.contains(tag.asString())) {
                    violations.add(
                            call + ": the tag \"" + tag.asString() + "\" is not described in GeneratedDescription");
                }
            });
            takes(call, violations);
            answers(call, violations);
        }
        return violations;
    }

    private static void says(Call call, List<String> violations) {
        for (String text : List.of("summary", "description")) {
            if (call.operation.path(text).asString("").isBlank()) {
                violations.add(call + ": has no " + text + "; set it in @Operation");
            }
        }
    }

    private static void takes(Call call, List<String> violations) {
        call.operation.path("parameters").forEach(parameter -> {
            if (parameter.path("description").asString("").isBlank() || !isTyped(parameter.path("schema"))) {
                violations.add(call + ": the parameter \""
                        + parameter.path("name").asString() + "\" is not described; set it in " + "@Parameter");
            }
        });
        call.operation.path("requestBody").path("content").properties().forEach(content -> {
            if (!isTyped(content.getValue().path("schema"))) {
                violations.add(call + ": the body " + content.getKey() + " has no schema");
            }
        });
    }

    private static void answers(Call call, List<String> violations) {
        boolean succeeds = false;
        for (Map.Entry<String, JsonNode> answer :
                call.operation.path("responses").properties()) {
            boolean success = answer.getKey().startsWith("2");
            succeeds |= success;
            JsonNode content = answer.getValue().path("content");
            if (content.isMissingNode()
                    && !answer.getKey().equals("204")
                    && !answer.getKey().equals("202")) {
                violations.add(call + ": " + answer.getKey() + " has no content");
            }
            if (content.has("*/*")) {
                violations.add(call + ": " + answer.getKey() + " does not say what it is");
            }
            content.properties().forEach(each -> {
                if (!isTyped(each.getValue().path("schema"))) {
                    violations.add(call + ": " + answer.getKey() + " " + each.getKey() + " has no schema");
                }
                if (!success && !each.getKey().equals("application/problem+json")) {
                    violations.add(call + ": " + answer.getKey() + " is not application/problem+json");
                }
            });
        }
        if (!succeeds) {
            violations.add(call + ": no answer when it succeeds; add @ApiResponse(responseCode = \"200\")");
        }
        for (String status : List.of("401", "403", "500", "503")) {
            if (!call.operation.path("responses").has(status)) {
                violations.add(call + ": " + status + " is not described");
            }
        }
    }

    /** A map of arbitrary values has to be declared as such. */
    private static boolean isTyped(JsonNode schema) {
        return schema.has("$ref")
                || schema.has("type")
                        && (!schema.path("type").asString().equals("object")
                                || schema.has("properties")
                                || schema.path("additionalProperties").asBoolean(false)
                                || isTyped(schema.path("additionalProperties")))
                        && (!schema.path("type").asString().equals("array") || isTyped(schema.path("items")));
    }
}
