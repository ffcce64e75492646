package org.holdfast.api.drafts;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.api.web.ReaderLanguage;
import org.holdfast.audit.Actor;
import org.holdfast.audit.LookupAudit;
import org.holdfast.drafts.Contributor;
import org.holdfast.impact.AffectedCustomer;
import org.holdfast.impact.Impact;
import org.holdfast.impact.ImpactService;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Finds out what a draft on the server changes for customers. */
@RestController
@Tag(name = "Rule book")
class DraftImpactController {

    private final ImpactService impacts;
    private final LookupAudit lookups;

    DraftImpactController(ImpactService impacts, LookupAudit lookups) {
        this.impacts = impacts;
        this.lookups = lookups;
    }

    /**
     * What is known about the effect of a draft.
     *
     * @param impact absent if it was never started
     * @param outdated whether the draft or the live rule book has changed since
     */
    record DraftImpactAnswer(@Nullable DraftImpact impact, boolean outdated) {

        static DraftImpactAnswer of(ImpactService.Known known) {
            Impact impact = known.impact();
            return new DraftImpactAnswer(impact == null ? null : DraftImpact.of(impact), known.outdated());
        }
    }

    /** Some affected customers, with the reason. */
    record AffectedCustomersAnswer(List<AffectedCustomer> customers) {

        AffectedCustomersAnswer {
            customers = List.copyOf(customers);
        }
    }

    @Operation(
            operationId = "startDraftImpact",
            summary = "Find out what a draft changes for customers",
            description = "Compares the live rule book with the draft: first a sample of 200 customers, then all, in "
                    + "the background. Ask for the result with GET. A result is kept for the day; if it is there, "
                    + "nothing is started. What the caller has started before is stopped.")
    @ApiResponse(responseCode = "202", description = "It runs, or is there already")
    @ApiResponse(responseCode = "409", description = "The draft contradicts the live rule book; update it first")
    @ApiResponse(responseCode = "422", description = "The draft cannot be built")
    @ApiResponse(responseCode = "429", description = "Too many comparisons are waiting")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @AllowedRoles(Role.AUTHOR)
    @PostMapping("/v1/drafts/{id}/impact")
    DraftImpactAnswer start(@Parameter(description = DraftId.DESCRIPTION) @PathVariable String id, Caller caller) {
        Impact started = impacts.start(DraftId.read(id), Contributor.of(caller));
        return new DraftImpactAnswer(DraftImpact.of(started), false);
    }

    @Operation(
            operationId = "getDraftImpact",
            summary = "What a draft changes for customers",
            description = "How far the comparison is, and its result: for the sample until all have been compared.")
    @ApiResponse(responseCode = "200")
    @AllowedRoles(Role.AUTHOR)
    @GetMapping("/v1/drafts/{id}/impact")
    DraftImpactAnswer impact(@Parameter(description = DraftId.DESCRIPTION) @PathVariable String id) {
        return DraftImpactAnswer.of(impacts.known(DraftId.read(id)));
    }

    @Operation(
            operationId = "listAffectedCustomers",
            summary = "Some customers affected by a draft",
            description =
                    "At most five, of different kinds of change, with the reason. They are not stored: the list is "
                            + "empty on another server, and after a restart.")
    @ApiResponse(responseCode = "200")
    @AllowedRoles(Role.AUTHOR)
    @GetMapping("/v1/drafts/{id}/impact/customers")
    AffectedCustomersAnswer customers(
            @Parameter(description = DraftId.DESCRIPTION) @PathVariable String id,
            @Parameter(description = "Language of the reasons: en, ru or ro") @RequestParam(defaultValue = "en")
                    String language,
            Actor actor) {
        String readers = ReaderLanguage.read(language);
        Impact impact = impacts.known(DraftId.read(id)).impact();
        List<AffectedCustomer> affected = impact == null ? List.of() : impacts.affected(impact.id(), readers);
        affected.forEach(each -> lookups.viewed(actor, each.customerId(), "impact"));
        return new AffectedCustomersAnswer(affected);
    }

    @Operation(
            operationId = "stopDraftImpact",
            summary = "Stop finding out what a draft changes for customers",
            description = "The result for the sample stays.")
    @ApiResponse(responseCode = "200")
    @AllowedRoles(Role.AUTHOR)
    @DeleteMapping("/v1/drafts/{id}/impact")
    DraftImpactAnswer stop(@Parameter(description = DraftId.DESCRIPTION) @PathVariable String id) {
        return DraftImpactAnswer.of(impacts.stop(DraftId.read(id)));
    }
}
