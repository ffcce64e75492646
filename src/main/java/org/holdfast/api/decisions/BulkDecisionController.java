package org.holdfast.api.decisions;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.api.web.ContentTypes;
import org.holdfast.api.web.IdempotencyKey;
import org.holdfast.audit.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Decides for many customers in one request. */
@RestController
@Tag(name = "Decisions")
class BulkDecisionController {

    private static final String NDJSON = MediaType.APPLICATION_NDJSON_VALUE;

    private final DecisionEndpoint endpoint;

    BulkDecisionController(DecisionEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Operation(
            operationId = "decideMany",
            summary = "Decide for many customers",
            description = "One request per line, in the format of POST /v1/decisions; one response per line, "
                    + "with the line number and either the decision or the problem. A refused line does not "
                    + "stop the others. With an Idempotency-Key every line gets its own key, so the whole "
                    + "request can be retried. Responses are streamed while lines are still being read, so "
                    + "read them while you send.")
    @RequestBody(required = true, content = @Content(mediaType = NDJSON, schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "200",
            description = "One response per line",
            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = NdjsonDecisions.Answer.class)))
    @AllowedRoles({Role.DECIDE, Role.AGENT})
    @PostMapping("/v1/decisions/batch")
    void decide(
            HttpServletRequest request,
            HttpServletResponse response,
            Caller caller,
            Actor actor,
            @Parameter(description = "Identifies this request, so that it can be retried without a second effect")
                    @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable
                    String header)
            throws IOException, HttpMediaTypeNotSupportedException {
        ContentTypes.requireNdjson(request);
        String key = IdempotencyKey.read(header);
        response.setContentType(NDJSON);
        new NdjsonDecisions(endpoint, caller, actor, key, response.getOutputStream()).process(request.getInputStream());
    }
}
