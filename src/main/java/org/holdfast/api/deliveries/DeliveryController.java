package org.holdfast.api.deliveries;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.api.web.Page;
import org.holdfast.audit.Actor;
import org.holdfast.delivery.Deliveries;
import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists deliveries of decisions, and resends them. */
@RestController
@Tag(name = "Deliveries")
class DeliveryController {

    private final Deliveries deliveries;

    DeliveryController(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    /** @param next cursor of the next page; absent on the last page */
    record DeliveriesAnswer(
            List<Deliveries.Delivery> deliveries, @Nullable Long next) {}

    @Operation(
            operationId = "listDeliveries",
            summary = "Deliveries of decisions to webhooks, files and other targets",
            description = "Latest first. status is waiting, delivered (listed for a week), or dead (refused "
                    + "permanently, or out of retries). At most 100 per page; continue with after.")
    @AllowedRoles(Role.READ)
    @GetMapping("/v1/deliveries")
    DeliveriesAnswer deliveries(
            @Parameter(
                            description = "Filter by status; default: all",
                            schema = @Schema(implementation = Deliveries.Status.class))
                    @RequestParam(required = false)
                    @Nullable
                    String status,
            @Parameter(description = "Only to this target") @RequestParam(required = false) @Nullable String target,
            @Parameter(description = Page.OLD_CURSOR, deprecated = true) @RequestParam(required = false) @Nullable
                    Long before,
            @Parameter(description = "Page size, 1 to 100") @RequestParam(defaultValue = "50") int limit,
            @Parameter(description = Page.CURSOR) @RequestParam(required = false) @Nullable Long after) {
        Deliveries.Status wanted = status == null
                ? null
                : EnumLabels.read(Deliveries.Status.class, "status", status.toLowerCase(Locale.ROOT));
        Long cursor = Page.either("after", after, "before", before);
        Page<Deliveries.Delivery> page = Page.read(limit, size -> deliveries.page(wanted, target, cursor, size));
        return new DeliveriesAnswer(page.items(), page.next(Deliveries.Delivery::id));
    }

    /** @param resent number of deliveries */
    record ResentAnswer(int resent) {}

    @Operation(
            operationId = "resendDelivery",
            summary = "Resend a delivery",
            description = "Sends it immediately and with a new set of retries, whatever its status. The receiver "
                    + "sees the same id as the first time.")
    @AllowedRoles(Role.ADMIN)
    @PostMapping("/v1/deliveries/{id}/resend")
    ResentAnswer resend(@Parameter(description = "The id of the delivery") @PathVariable long id, Actor actor) {
        deliveries.resend(id, actor);
        return new ResentAnswer(1);
    }
}
