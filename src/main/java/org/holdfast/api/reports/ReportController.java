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

/** Reports the results of rules and actions. */
@RestController
@Tag(name = "Reports")
class ReportController {

    private final ActionReports reports;

    ReportController(ActionReports reports) {
        this.reports = reports;
    }

    @Operation(
            operationId = "reportActions",
            summary = "Results of each rule and action",
            description = "From the first to the last day, in the company's time zone; default: the last year. "
                    + "A customer counts as retained if they ordered within keptDays after the decision.")
    @AllowedRoles(Role.READ)
    @GetMapping("/v1/reports/actions")
    ActionReport actions(
            @Parameter(description = "First day; default: one year ago", schema = @Schema(format = "date"))
                    @RequestParam(required = false)
                    @Nullable
                    String from,
            @Parameter(description = "Last day; default: today", schema = @Schema(format = "date"))
                    @RequestParam(required = false)
                    @Nullable
                    String until,
            @Parameter(description = "Only actions of this area") @RequestParam(required = false) @Nullable String area,
            @Parameter(description = "Number of days within which an order counts")
                    @RequestParam(defaultValue = "" + ActionReports.KEPT_DAYS)
                    int keptDays) {
        return reports.report(
                new ActionReports.Query(
                        RequestTimes.date("from", from), RequestTimes.date("until", until), area, keptDays),
                decisions -> {});
    }
}
