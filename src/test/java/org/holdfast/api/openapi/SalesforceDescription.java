package org.holdfast.api.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * Reduces the description to what Salesforce External Services can read: no bodies other than JSON, no error bodies
 * (which are {@code problem+json}), no response headers. Operations that need another content type, or contain objects
 * without a schema, are left out. Salesforce documents its limits under "Schema Definitions", "OpenAPI 2.0 and 3.0
 * Support" and "Media Type Directives and Mapping" in the help on External Services.
 */
final class SalesforceDescription implements OpenApiCustomizer {

    static final String GROUP = "salesforce";

    private static final String JSON = "application/json";
    private static final String SCHEMAS = "#/components/schemas/";

    /** Fields of the facts that have no fixed schema; the rest of the facts is of use without them. */
    private static final Set<String> DECLARED = Set.of("attributes", "lists");

    @Override
    public void customise(OpenAPI description) {
        description.getComponents().getSchemas().values().stream()
                .filter(schema -> schema.getProperties() != null)
                .forEach(schema -> schema.getProperties().keySet().removeAll(DECLARED));
        description
                .getPaths()
                .values()
                .forEach(path -> leaveOut(path, description.getComponents().getSchemas()));
        description.getPaths().values().removeIf(path -> path.readOperations().isEmpty());
        description.getPaths().values().forEach(path -> path.readOperations().forEach(SalesforceDescription::simplify));
        Set<String> needed = new TreeSet<>();
        description
                .getPaths()
                .values()
                .forEach(path -> path.readOperations()
                        .forEach(operation ->
                                reachable(operation, description.getComponents().getSchemas(), needed)));
        description.getComponents().getSchemas().keySet().retainAll(needed);
    }

    @SuppressWarnings("rawtypes") // The library uses raw types.
    private static void leaveOut(PathItem path, Map<String, Schema> schemas) {
        List.copyOf(path.readOperationsMap().entrySet()).forEach(each -> {
            if (!isJson(each.getValue())
                    || reachable(each.getValue(), schemas, new TreeSet<>()).stream()
                            .anyMatch(SalesforceDescription::isFreeForm)) {
                path.operation(each.getKey(), null);
            }
        });
    }

    private static boolean isJson(Operation operation) {
        Content body = operation.getRequestBody() == null
                ? null
                : operation.getRequestBody().getContent();
        return (body == null || body.containsKey(JSON))
                && operation.getResponses().entrySet().stream()
                        .filter(response -> response.getKey().startsWith("2")
                                && response.getValue().getContent() != null)
                        .allMatch(response -> response.getValue().getContent().containsKey(JSON));
    }

    private static void simplify(Operation operation) {
        if (operation.getRequestBody() != null) {
            operation.getRequestBody().getContent().keySet().removeIf(type -> !type.equals(JSON));
        }
        operation.getResponses().forEach((status, response) -> {
            response.setHeaders(null);
            if (!status.startsWith("2")) {
                response.setContent(null);
            } else if (response.getContent() != null) {
                response.getContent().keySet().removeIf(type -> !type.equals(JSON));
            }
        });
    }

    /** Returns whether a schema is an object without known properties. */
    private static boolean isFreeForm(Schema<?> schema) {
        return "object".equals(schema.getType())
                && schema.getProperties() == null
                && !(schema.getAdditionalProperties() instanceof Schema<?>);
    }

    /**
     * Returns the schemas of an operation's JSON request and successful JSON responses, and all schemas they contain.
     *
     * @param names the names of the named ones among them are added here
     */
    @SuppressWarnings("rawtypes") // The library uses raw types.
    private static List<Schema<?>> reachable(Operation operation, Map<String, Schema> schemas, Set<String> names) {
        Deque<Schema<?>> open = new ArrayDeque<>();
        if (operation.getRequestBody() != null) {
            push(open, operation.getRequestBody().getContent());
        }
        operation.getResponses().forEach((status, response) -> {
            if (status.startsWith("2")) {
                push(open, response.getContent());
            }
        });
        List<Schema<?>> all = new ArrayList<>();
        while (!open.isEmpty()) {
            Schema<?> schema = open.pop();
            all.add(schema);
            String name = schema.get$ref() == null ? null : schema.get$ref().substring(SCHEMAS.length());
            if (name != null && names.add(name)) {
                push(open, schemas.get(name));
            }
            push(open, schema.getItems());
            push(open, schema.getAdditionalProperties() instanceof Schema<?> values ? values : null);
            if (schema.getProperties() != null) {
                schema.getProperties().values().forEach(each -> push(open, each));
            }
        }
        return all;
    }

    private static void push(Deque<Schema<?>> open, @Nullable Content content) {
        if (content != null && content.containsKey(JSON)) {
            push(open, content.get(JSON).getSchema());
        }
    }

    private static void push(Deque<Schema<?>> open, @Nullable Schema<?> schema) {
        if (schema != null) {
            open.push(schema);
        }
    }
}
