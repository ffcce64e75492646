package org.holdfast.api.reports;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.api.web.RequestTimes;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.insight.MeasureService;
import org.holdfast.loyalty.measures.GroupBy;
import org.holdfast.loyalty.measures.MeasureReport;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The measures of loyalty. */
@RestController
@Tag(name = "Reports")
class MeasureController {

    private final MeasureService measureService;

    MeasureController(MeasureService measureService) {
        this.measureService = measureService;
    }

    @Operation(
            operationId = "measureLoyalty",
            summary = "The measures of loyalty",
            description =
                    "Repurchase rate, Net Promoter Score, upsell ratio, retention and churn, "
                            + "sales per customer, spend per order, lifetime value, engagement: of all stored customers, of groups of them, or of one, over "
                            + "a period and as known at a moment. It reads every customer; one is worked out at a time, others wait.")
    @AllowedRoles(Role.READ)
    @GetMapping("/v1/measures")
    MeasureReport measures(
            @Parameter(description = "An instant, or a date, which means noon UTC; now when left out")
                    @RequestParam(required = false)
                    @Nullable
                    String asOf,
            @Parameter(
                            description = "First day; a year up to the last day when left out",
                            schema = @Schema(format = "date"))
                    @RequestParam(required = false)
                    @Nullable
                    String from,
            @Parameter(description = "Last day; the day of asOf when left out", schema = @Schema(format = "date"))
                    @RequestParam(required = false)
                    @Nullable
                    String to,
            @Parameter(
                            description = "Makes groups of customers",
                            schema =
                                    @Schema(
                                            allowableValues = {
                                                "segment",
                                                "country",
                                                "language",
                                                "programme",
                                                "tier",
                                                "agent",
                                                "nps",
                                                "cohort"
                                            }))
                    @RequestParam(required = false)
                    @Nullable
                    String by,
            @Parameter(description = "Only this customer") @RequestParam(required = false) @Nullable
                    String customerId) {
        return measureService.measure(
                new MeasureService.Query(
                        RequestTimes.instant("asOf", asOf),
                        RequestTimes.date("from", from),
                        RequestTimes.date("to", to),
                        by == null ? null : EnumLabels.read(GroupBy.class, "by", by),
                        customerId),
                customers -> {});
    }
}
