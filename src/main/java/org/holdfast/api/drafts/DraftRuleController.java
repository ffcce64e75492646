package org.holdfast.api.drafts;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.SaveResult.Saved;
import org.holdfast.drafts.edits.RuleEdits;
import org.holdfast.rules.model.Validity;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Changes rules in drafts without sending the text of a file. */
@RestController
@Tag(name = "Drafts")
class DraftRuleController {

    private final RuleEdits edits;

    DraftRuleController(RuleEdits edits) {
        this.edits = edits;
    }

    /**
     * When a rule is active. Days begin and end where the customer lives.
     *
     * @param from first day; absent for no start
     * @param until last day; absent for no end
     * @param paused why it is paused, 1 to 200 characters; absent if it is not
     */
    record ValidityRequest(
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable String paused) {}

    /**
     * @param revision revision of the draft
     * @param hash ETag of the file
     */
    record EditedAnswer(int revision, String path, @Nullable String hash) {}

    @Operation(
            operationId = "setRuleValidity",
            summary = "Pause or resume a rule in a draft, or give it a season",
            description = "Written into the file of the rule, in its language. What is absent is taken out. A row of a "
                    + "table cannot be paused and has no season.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "There is no such draft, file or rule")
    @ApiResponse(responseCode = "409", description = "The draft is not open, or the same lines were just changed")
    @AllowedRoles(Role.AUTHOR)
    @PutMapping("/v1/drafts/{id}/validity")
    EditedAnswer validity(
            @Parameter(description = DraftId.DESCRIPTION) @PathVariable String id,
            @Parameter(description = "Path of the file, such as areas/delivery/warn-late-delivery.dslr") @RequestParam
                    String path,
            @Parameter(description = "Name of the rule") @RequestParam String rule,
            @RequestBody ValidityRequest request,
            Caller caller) {
        Validity wanted = new Validity(request.from, request.until, request.paused);
        Saved saved = StaleFile.saved(edits.changeValidity(
                DraftId.read(id), new RuleEdits.Place(path, rule), before -> wanted, Contributor.of(caller)));
        return new EditedAnswer(saved.draft().revision(), saved.path(), saved.hash());
    }
}
