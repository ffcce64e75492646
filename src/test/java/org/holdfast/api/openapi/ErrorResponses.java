package org.holdfast.api.openapi;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.method.HandlerMethod;

/** Adds the error responses common to all operations. Those of a single operation are declared on its handler. */
@Order(Ordered.LOWEST_PRECEDENCE)
final class ErrorResponses implements GlobalOpenApiCustomizer, GlobalOperationCustomizer {

    private static final String SCHEMA = "Problem";

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        boolean hasParameters =
                operation.getParameters() != null && !operation.getParameters().isEmpty();
        if (hasParameters || operation.getRequestBody() != null) {
            add(operation, "400", "The request is invalid; \"field\" names the invalid field. Nothing was stored.");
        }
        if (hasParameters
                && !handler.hasMethodAnnotation(PutMapping.class)
                && operation.getParameters().stream().anyMatch(each -> "path".equals(each.getIn()))) {
            add(operation, "404", "There is nothing with this id.");
        }
        add(operation, "500", "Internal error. The log has the details under the number in the response.");
        add(
                operation,
                "503",
                "The database cannot be reached or does not respond. Nothing was decided or stored; "
                        + "try again in a moment.");
        return operation;
    }

    private static void add(Operation operation, String status, String description) {
        if (!operation.getResponses().containsKey(status)) {
            operation.getResponses().addApiResponse(status, new ApiResponse().description(description));
        }
    }

    @Override
    public void customise(OpenAPI description) {
        Components components = description.getComponents() == null ? new Components() : description.getComponents();
        description.components(components);
        ModelConverters.getInstance().readAll(ProblemSchema.class).forEach(components::addSchemas);
        description
                .getPaths()
                .values()
                .forEach(path -> path.readOperations().forEach(operation -> describe(operation.getResponses())));
    }

    private static void describe(ApiResponses responses) {
        responses.forEach((status, response) -> {
            if (!status.startsWith("2")) {
                response.content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + SCHEMA))));
            }
        });
    }
}
