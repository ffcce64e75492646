package org.holdfast.api.reviews;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import java.util.UUID;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.api.drafts.DraftId;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.audit.Actor;
import org.holdfast.drafts.review.DraftReviews;
import org.holdfast.drafts.review.DraftReviews.Remark;
import org.holdfast.drafts.review.ReviewOverview;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Reviews of drafts: asked for and answered. */
@RestController
@Tag(name = "Drafts")
class DraftReviewController {

    private final DraftReviews reviews;
    private final ReviewOverview overview;

    DraftReviewController(DraftReviews reviews, ReviewOverview overview) {
        this.reviews = reviews;
        this.overview = overview;
    }

    /** @param person login of the person who is asked; absent for any approver */
    record ReviewRequest(@Nullable String note, @Nullable String person) {}

    /** @param version version of the rule book that the caller has looked at */
    record VerdictRequest(
            @Nullable String version, @Nullable String note) {

        Remark remark(UUID draft) {
            return new Remark(draft, version, Objects.requireNonNullElse(note, ""));
        }
    }

    @Operation(
            operationId = "getReview",
            summary = "How far a draft is, and what the caller can do now or why not",
            description = "version is what an approval names: the whole rule book that would go live now.")
    @AllowedRoles(Role.AUTHOR)
    @GetMapping("/v1/drafts/{id}/review")
    ReviewAnswer review(@Parameter(description = DraftId.DESCRIPTION) @PathVariable String id, Caller caller) {
        return ReviewAnswer.of(overview.of(DraftId.read(id), caller));
    }

    @Operation(
            operationId = "askForReview",
            summary = "Ask for a review of a draft",
            description = "note has at most 1000 characters. The review waits for one person, or for any approver.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "409", description = "The draft is not open, or conflicts with the live rule book")
    @AllowedRoles(Role.AUTHOR)
    @PostMapping("/v1/drafts/{id}/review")
    ReviewAnswer ask(
            @Parameter(description = DraftId.DESCRIPTION) @PathVariable String id,
            @RequestBody ReviewRequest request,
            Caller caller,
            Actor actor) {
        Remark remark = new Remark(DraftId.read(id), null, Objects.requireNonNullElse(request.note, ""));
        reviews.ask(remark, request.person, caller, actor);
        return review(id, caller);
    }

    @Operation(
            operationId = "approveDraft",
            summary = "Approve the rule book that a draft makes",
            description = "Only for this version: an edit or another publication that changes it voids the approval. "
                    + "Nobody approves what they worked on.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "409", description = "The caller cannot approve this draft, or the version changed")
    @AllowedRoles(Role.APPROVER)
    @PostMapping("/v1/drafts/{id}/approval")
    ReviewAnswer approve(
            @Parameter(description = DraftId.DESCRIPTION) @PathVariable String id,
            @RequestBody VerdictRequest request,
            Caller caller,
            Actor actor) {
        reviews.approve(request.remark(DraftId.read(id)), caller, actor);
        return review(id, caller);
    }

    @Operation(
            operationId = "askForChanges",
            summary = "Ask the authors of a draft for changes",
            description = "note says what to change. This version cannot go live until it is changed or the verdict is "
                    + "withdrawn.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "409", description = "The caller cannot review this draft, or the version changed")
    @AllowedRoles(Role.APPROVER)
    @PostMapping("/v1/drafts/{id}/changes-asked")
    ReviewAnswer askForChanges(
            @Parameter(description = DraftId.DESCRIPTION) @PathVariable String id,
            @RequestBody VerdictRequest request,
            Caller caller,
            Actor actor) {
        reviews.askForChanges(request.remark(DraftId.read(id)), caller, actor);
        return review(id, caller);
    }

    @Operation(
            operationId = "withdrawVerdict",
            summary = "Withdraw the caller's verdict on a draft",
            description = "An approval, or a request for changes.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "409", description = "The caller has no verdict on this draft")
    @AllowedRoles(Role.APPROVER)
    @DeleteMapping("/v1/drafts/{id}/verdict")
    ReviewAnswer withdraw(
            @Parameter(description = DraftId.DESCRIPTION) @PathVariable String id, Caller caller, Actor actor) {
        reviews.withdraw(DraftId.read(id), caller, actor);
        return review(id, caller);
    }
}
