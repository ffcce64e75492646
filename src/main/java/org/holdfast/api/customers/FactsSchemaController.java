package org.holdfast.api.customers;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.editor.schema.FactsJsonSchema;
import org.holdfast.facts.intake.DeclaredFactsCheck;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.publishing.LiveRuleBook;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;

/** Describes the facts that can be sent, including those that the live rule book declares. */
@RestController
@Tag(name = "Customers")
class FactsSchemaController {

    private static final TypeReference<Map<String, Object>> DOCUMENT = new TypeReference<>() {};

    private final LiveRuleBook live;
    private final DeclaredFactsCheck declared;

    FactsSchemaController(LiveRuleBook live, DeclaredFactsCheck declared) {
        this.live = live;
        this.declared = declared;
    }

    @Operation(
            operationId = "getFactsSchema",
            summary = "JSON Schema of the facts of a customer",
            description = "Describes the body of PUT /v1/customers/{id} as JSON Schema (draft 7), including the "
                    + "attributes and lists that the live rule book declares in facts.yaml. The ETag is the version "
                    + "of the rule book.")
    @AllowedRoles({Role.READ, Role.DECIDE})
    @GetMapping("/v1/facts-schema")
    ResponseEntity<Map<String, Object>> schema() {
        LiveRuleBook.State state = live.state();
        return ResponseEntity.ok()
                .eTag(state.version())
                .body(FactsJson.mapper()
                        .convertValue(
                                FactsJsonSchema.of(
                                        state.book().rules().facts(), state.version(), declared.keepsUndeclared()),
                                DOCUMENT));
    }
}
