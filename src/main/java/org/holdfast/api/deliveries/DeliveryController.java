package org.holdfast.api.deliveries;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.api.web.PageLimit;
import org.holdfast.delivery.Deliveries;
import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Decisions on their way out. */
@RestController
@Tag(name = "Deliveries")
class DeliveryController {

    private final Deliveries deliveries;

    DeliveryController(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    /** @param next give it as {@code before} for what is older; absent on the last page */
    record DeliveriesAnswer(
            List<Deliveries.Delivery> deliveries, @Nullable Long next) {}

    @Operation(
            operationId = "listDeliveries",
            summary = "Decisions on their way to webhooks, files and other targets",
            description =
                    "The latest first. status: waiting, delivered (listed for a week), or dead: refused for good, or tried often "
                            + "enough. At most 100 at once; go on with before.")
    @AllowedRoles(Role.READ)
    @GetMapping("/v1/deliveries")
    DeliveriesAnswer deliveries(
            @Parameter(
                            description = "Only those; all when left out",
                            schema = @Schema(implementation = Deliveries.Status.class))
                    @RequestParam(required = false)
                    @Nullable
                    String status,
            @Parameter(description = "Only to this target") @RequestParam(required = false) @Nullable String target,
            @Parameter(description = "What next of an earlier page said") @RequestParam(required = false) @Nullable
                    Long before,
            @Parameter(description = "How many, 1 to 100") @RequestParam(defaultValue = "50") int limit) {
        PageLimit.check(limit);
        Deliveries.Status wanted = status == null
                ? null
                : EnumLabels.read(Deliveries.Status.class, "status", status.toLowerCase(Locale.ROOT));
        List<Deliveries.Delivery> page = deliveries.page(wanted, target, before, limit + 1);
        boolean more = page.size() > limit;
        return new DeliveriesAnswer(
                more ? page.subList(0, limit) : page, more ? page.get(limit - 1).id() : null);
    }

    /** @param resent how many deliveries */
    record ResentAnswer(int resent) {}

    @Operation(
            operationId = "resendDelivery",
            summary = "Sends a decision again",
            description =
                    "At once and with all its tries, whatever became of it before. The receiver sees the same id as the first time.")
    @AllowedRoles(Role.ADMIN)
    @PostMapping("/v1/deliveries/{id}/resend")
    ResentAnswer resend(@Parameter(description = "The id of the delivery") @PathVariable long id) {
        deliveries.resend(id);
        return new ResentAnswer(1);
    }
}
