package org.holdfast.api.reports;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.api.web.Page;
import org.holdfast.api.web.RequestTimes;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.insight.MeasureService;
import org.holdfast.loyalty.measures.MeasureReport;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Calculates loyalty metrics. */
@RestController
@Tag(name = "Reports")
class MeasureController {

    private static final String GROUPS =
            "Groups customers by segment, country, region, city, language, programme, tier, agent, nps, cohort, or an "
                    + "attribute of the customer that facts.yaml declares: a number or an amount by bands, a "
                    + "time by month; customers with several words are in several groups";

    private final MeasureService measureService;

    MeasureController(MeasureService measureService) {
        this.measureService = measureService;
    }

    @Operation(
            operationId = "measureLoyalty",
            summary = "Loyalty metrics",
            description = "Repurchase rate, Net Promoter Score, upsell ratio, retention and churn, sales per "
                    + "customer, spend per order, lifetime value and engagement, for all stored customers, for "
                    + "groups, or for one customer, over a period and as known at a point in time. The call "
                    + "reads every customer; one such request runs at a time, others wait.")
    @AllowedRoles(Role.READ)
    @GetMapping("/v1/measures")
    MeasureReport measures(
            @Parameter(description = RequestTimes.AS_OF) @RequestParam(required = false) @Nullable String asOf,
            @Parameter(
                            description = "First day; default: one year before the last day",
                            schema = @Schema(format = "date"))
                    @RequestParam(required = false)
                    @Nullable
                    String from,
            @Parameter(description = "The former name of until", deprecated = true, schema = @Schema(format = "date"))
                    @RequestParam(required = false)
                    @Nullable
                    String to,
            @Parameter(description = GROUPS) @RequestParam(required = false) @Nullable String by,
            @Parameter(description = "Only this customer") @RequestParam(required = false) @Nullable String customerId,
            @Parameter(description = "Last day; default: the day of asOf", schema = @Schema(format = "date"))
                    @RequestParam(required = false)
                    @Nullable
                    String until) {
        LocalDate last = Page.either("until", RequestTimes.date("until", until), "to", RequestTimes.date("to", to));
        MeasureService.Query query = new MeasureService.Query(
                RequestTimes.instant("asOf", asOf), RequestTimes.date("from", from), last, by, customerId);
        try {
            return measureService.measure(query, customers -> {});
        } catch (InvalidInput e) {
            throw until != null && e.field().equals("to") ? new InvalidInput("until", e.getMessage()) : e;
        }
    }
}
