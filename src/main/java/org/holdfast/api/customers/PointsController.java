package org.holdfast.api.customers;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.api.web.CustomerId;
import org.holdfast.audit.Actor;
import org.holdfast.loyalty.programmes.LedgerUnit;
import org.holdfast.outcomes.HandEntry;
import org.holdfast.outcomes.HandPoints;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Enters points and stamps by hand. */
@RestController
@Tag(name = "Customers")
class PointsController {

    private final HandPoints points;

    PointsController(HandPoints points) {
        this.points = points;
    }

    /**
     * Points or stamps to add or take.
     *
     * @param unit points by default
     * @param amount negative to take units
     * @param key what identifies the entry among all of the customer; the same key counts once
     * @param reason why, for the customer's statement
     * @param expiresOn first day on which the units are no longer available; never by default
     */
    record PointsRequest(
            String programme,
            @Nullable LedgerUnit unit,
            @Nullable Integer amount,
            String key,
            String reason,
            @Nullable LocalDate expiresOn) {}

    /**
     * What became of an entry.
     *
     * @param status {@code entered}, or {@code unchanged} if it was entered before
     * @param balance balance of the customer after it
     */
    record PointsAnswer(String customerId, String status, int balance) {}

    @Operation(
            operationId = "enterPoints",
            summary = "Add or take points or stamps by hand",
            description =
                    "For a member of a programme that Holdfast keeps, at most 10 000 units at once, with a reason "
                            + "that the statement shows. The same key counts once. The entry names who made it, and is "
                            + "recorded in the audit trail.")
    @ApiResponse(responseCode = "200", description = "The balance after it")
    @ApiResponse(responseCode = "404", description = "The customer is not known")
    @ApiResponse(
            responseCode = "409",
            description = "The customer has fewer units, or the key was used for another entry; nothing was entered")
    @AllowedRoles({Role.AGENT, Role.DECIDE})
    @PostMapping("/v1/customers/{id}/points")
    PointsAnswer enter(
            @Parameter(description = CustomerId.DESCRIPTION) @PathVariable @CustomerId String id,
            @RequestBody PointsRequest request,
            Actor actor) {
        HandEntry entry = new HandEntry(
                id,
                request.programme(),
                request.unit(),
                request.amount() == null ? 0 : request.amount(),
                request.key(),
                request.reason(),
                null,
                request.expiresOn(),
                null);
        HandPoints.Entered entered = points.adjust(entry, actor);
        return new PointsAnswer(id, entered.entered() ? "entered" : "unchanged", entered.balance());
    }
}
