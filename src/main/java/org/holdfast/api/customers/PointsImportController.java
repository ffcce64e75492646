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
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.api.web.ContentTypes;
import org.holdfast.audit.Actor;
import org.holdfast.ingestion.points.NdjsonPoints;
import org.holdfast.outcomes.HandPoints;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Brings balances of other programmes along. */
@RestController
@Tag(name = "Customers")
class PointsImportController {

    private static final String NDJSON = MediaType.APPLICATION_NDJSON_VALUE;

    private final HandPoints points;

    PointsImportController(HandPoints points) {
        this.points = points;
    }

    @Operation(
            operationId = "importPoints",
            summary = "Bring balances of another programme along",
            description = "One entry per line: customerId, programme, amount, key, reason, and if known unit, on, "
                    + "expiresOn and joinedOn; one response per line, with a status: entered, unchanged, or refused "
                    + "with the problem and the field. Customers who are not members become members. Lines that were "
                    + "entered before add nothing.")
    @RequestBody(required = true, content = @Content(mediaType = NDJSON, schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "200",
            description = "One response per line",
            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = NdjsonPoints.Answer.class)))
    @AllowedRoles(Role.ADMIN)
    @PostMapping("/v1/points")
    void bring(HttpServletRequest request, HttpServletResponse response, Actor actor)
            throws IOException, HttpMediaTypeNotSupportedException {
        ContentTypes.requireNdjson(request);
        response.setContentType(NDJSON);
        new NdjsonPoints(points, actor, response.getOutputStream()).enter(request.getInputStream());
    }
}
