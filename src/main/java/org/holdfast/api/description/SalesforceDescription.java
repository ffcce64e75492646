package org.holdfast.api.description;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * The description without what Salesforce External Services does not read: bodies that are not JSON, what a failed call answers (it is
 * {@code problem+json}), headers of answers. Calls that cannot be made with JSON alone are left out. What it reads is said under "Schema
 * Definitions", "OpenAPI 2.0 and 3.0 Support" and "Media Type Directives and Mapping" of External Services in Salesforce's help.
 */
final class SalesforceDescription implements OpenApiCustomizer {

    static final String GROUP = "salesforce";

    private static final String JSON = "application/json";
    private static final String SCHEMAS = "#/components/schemas/";

    @Override
    public void customise(OpenAPI description) {
        description.getPaths().values().forEach(SalesforceDescription::leaveOut);
        description.getPaths().values().removeIf(path -> path.readOperations().isEmpty());
        description.getPaths().values().forEach(path -> path.readOperations().forEach(SalesforceDescription::simplify));
        Set<String> needed = needed(description);
        description.getComponents().getSchemas().keySet().retainAll(needed);
    }

    private static void leaveOut(PathItem path) {
        List.copyOf(path.readOperationsMap().entrySet()).forEach(each -> {
            if (!isJson(each.getValue())) {
                path.operation(each.getKey(), null);
            }
        });
    }

    private static boolean isJson(Operation operation) {
        Content body = operation.getRequestBody() == null ? null : operation.getRequestBody().getContent();
        return (body == null || body.containsKey(JSON)) && operation.getResponses().entrySet().stream()
                .filter(response -> response.getKey().startsWith("2") && response.getValue().getContent() != null)
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

    /** Schemas that a call still needs, itself or through another one. */
    private static Set<String> needed(OpenAPI description) {
        Set<String> needed = new TreeSet<>();
        Deque<Schema<?>> open = new ArrayDeque<>();
        description.getPaths().values().forEach(path -> path.readOperations().forEach(operation -> {
            if (operation.getRequestBody() != null) {
                operation.getRequestBody().getContent().values().forEach(media -> push(open, media.getSchema()));
            }
            operation.getResponses().values().stream().filter(response -> response.getContent() != null)
                    .forEach(response -> response.getContent().values().forEach(media -> push(open, media.getSchema())));
        }));
        while (!open.isEmpty()) {
            Schema<?> schema = open.pop();
            if (schema.get$ref() != null) {
                String name = schema.get$ref().substring(SCHEMAS.length());
                if (needed.add(name)) {
                    push(open, description.getComponents().getSchemas().get(name));
                }
            }
            push(open, schema.getItems());
            push(open, schema.getAdditionalProperties() instanceof Schema<?> values ? values : null);
            if (schema.getProperties() != null) {
                ((Map<?, ?>) schema.getProperties()).values().forEach(each -> push(open, (Schema<?>) each));
            }
        }
        return needed;
    }

    private static void push(Deque<Schema<?>> open, @Nullable Schema<?> schema) {
        if (schema != null) {
            open.push(schema);
        }
    }
}
