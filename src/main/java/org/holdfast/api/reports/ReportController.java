package org.holdfast.api.reports;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.api.web.RequestTimes;
import org.holdfast.reports.ActionReport;
import org.holdfast.reports.ActionReports;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What rules and actions brought. */
@RestController
@Tag(name = "Reports")
class ReportController {

    private final ActionReports reports;

    ReportController(ActionReports reports) {
        this.reports = reports;
    }

    @Operation(
            operationId = "reportActions",
            summary = "What each rule and action brought",
            description =
                    "From the first to the last day, in the company's time zone; the "
                            + "last year when left out. A customer counts as kept who ordered within keptDays after the decision.")
    @AllowedRoles(Role.READ)
    @GetMapping("/v1/reports/actions")
    ActionReport actions(
            @Parameter(description = "The first day; a year ago when left out", schema = @Schema(format = "date"))
                    @RequestParam(required = false)
                    @Nullable
                    String from,
            @Parameter(description = "The last day; today when left out", schema = @Schema(format = "date"))
                    @RequestParam(required = false)
                    @Nullable
                    String until,
            @Parameter(description = "Only actions of this area") @RequestParam(required = false) @Nullable String area,
            @Parameter(description = "Days within which an order counts")
                    @RequestParam(defaultValue = "" + ActionReports.KEPT_DAYS)
                    int keptDays) {
        return reports.report(
                new ActionReports.Query(
                        RequestTimes.date("from", from), RequestTimes.date("until", until), area, keptDays),
                decisions -> {});
    }
}
