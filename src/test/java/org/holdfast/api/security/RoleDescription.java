package org.holdfast.api.security;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.audit.Actor;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.web.method.HandlerMethod;

/** Adds to the API description which role each operation requires. */
public final class RoleDescription implements GlobalOpenApiCustomizer, GlobalOperationCustomizer {

    private static final String SCHEME = "apiKey";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, Actor.class);
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        String roles = Arrays.stream(RoleAuthorization.allowed(handler))
                .map(Role::toString)
                .collect(Collectors.joining(" or "));
        operation
                .getResponses()
                .addApiResponse(
                        "401", new ApiResponse().description("The API key is missing, invalid, expired or revoked."))
                .addApiResponse(
                        "403",
                        new ApiResponse().description("The API key does not have the required role: " + roles + "."));
        return operation;
    }

    @Override
    public void customise(OpenAPI description) {
        Components components = description.getComponents() == null ? new Components() : description.getComponents();
        description
                .components(components.addSecuritySchemes(
                        SCHEME,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("hf_...")
                                .description("An API key. Calls from the server's own machine need none.")))
                .security(List.of(new SecurityRequirement().addList(SCHEME)));
    }
}
