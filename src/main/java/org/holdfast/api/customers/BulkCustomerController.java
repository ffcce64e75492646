package org.holdfast.api.customers;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.api.web.ContentTypes;
import org.holdfast.audit.Actor;
import org.holdfast.audit.ImportAudit;
import org.holdfast.customers.CustomerStore;
import org.holdfast.facts.intake.DeclaredFactsCheck;
import org.holdfast.ingestion.NdjsonCustomers;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Replaces the facts of many customers in one request. */
@RestController
@Tag(name = "Customers")
class BulkCustomerController {

    private static final String NDJSON = MediaType.APPLICATION_NDJSON_VALUE;

    private final CustomerStore store;
    private final DeclaredFactsCheck declared;
    private final ImportAudit imports;

    BulkCustomerController(CustomerStore store, ImportAudit imports, DeclaredFactsCheck declared) {
        this.declared = declared;
        this.store = store;
        this.imports = imports;
    }

    @Operation(
            operationId = "replaceCustomers",
            summary = "Replace the facts of many customers",
            description = "One customer per line, in the format of PUT; one response per line, with the line "
                    + "number, the id, and a status: created, replaced, unchanged, or refused with the "
                    + "problem and the field. A refused line does not stop the others. consentsKept lists "
                    + "opt-outs that remain in force although the line lacks them, wishesKept doNotContact and "
                    + "contactCap likewise, and movedAway records that "
                    + "are left out because they were moved to another customer; tooOld counts records that are older "
                    + "than the company keeps them. Responses are streamed "
                    + "while lines are still being read, so read them while you send.")
    @RequestBody(required = true, content = @Content(mediaType = NDJSON, schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "200",
            description = "One response per line",
            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = NdjsonCustomers.Answer.class)))
    @AllowedRoles(Role.DECIDE)
    @PostMapping("/v1/customers")
    void replace(HttpServletRequest request, HttpServletResponse response, Actor actor)
            throws IOException, HttpMediaTypeNotSupportedException {
        ContentTypes.requireNdjson(request);
        response.setContentType(NDJSON);
        Runnable recorded = () -> imports.begun(actor, null, Map.of("format", "ndjson"));
        new NdjsonCustomers(store, declared, recorded, response.getOutputStream()).store(request.getInputStream());
    }
}
