package org.holdfast.api.drafts;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.DraftPreview;
import org.holdfast.drafts.DraftService;
import org.holdfast.drafts.DraftUpdate;
import org.holdfast.drafts.merge.MergeConflict;
import org.holdfast.drafts.merge.Resolution;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Shows what a draft would make of the live rule book, and updates drafts onto it. */
@RestController
@Tag(name = "Drafts")
class DraftMergeController {

    private final DraftService drafts;
    private final DraftUpdate update;

    DraftMergeController(DraftService drafts, DraftUpdate update) {
        this.drafts = drafts;
        this.update = update;
    }

    /**
     * The rule book that would go live.
     *
     * @param live number of the live publication
     * @param upToDate whether it is the base of the draft
     * @param version version of the whole rule book that would go live; absent if there are conflicts
     */
    record MergeAnswer(
            int base, int live, boolean upToDate, @Nullable String version, List<MergeConflict> conflicts) {}

    /**
     * The body of {@code POST /v1/drafts/{id}/merge}.
     *
     * @param live number of the publication that the resolutions refer to
     */
    record MergeRequest(@Nullable Integer live, @Nullable List<ResolutionRequest> resolutions) {}

    /**
     * How a conflict is resolved.
     *
     * @param part as in the conflict
     * @param text only with take text
     */
    record ResolutionRequest(
            @Nullable String path,
            @Nullable String part,
            Resolution.@Nullable Take take,
            @Nullable String text) {

        DraftUpdate.Resolved resolved() {
            if (path == null || part == null || take == null) {
                throw new InvalidInput("resolutions", "must have path, part and take: mine, theirs or text");
            }
            return new DraftUpdate.Resolved(path, part, new Resolution(take, text));
        }
    }

    /** Thrown if conflicts are left. */
    private static final class Unresolved extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient DraftUpdate.Conflicting conflicting;

        Unresolved(DraftUpdate.Conflicting conflicting) {
            super("Conflicts are left");
            this.conflicting = conflicting;
        }
    }

    @Operation(
            operationId = "previewDraftMerge",
            summary = "What the draft would make of the live rule book",
            description = "The changes of the draft are merged onto the live rule book, by rule in rule files and by "
                    + "line elsewhere. An approval names the version.")
    @AllowedRoles(Role.AUTHOR)
    @GetMapping("/v1/drafts/{id}/merge")
    MergeAnswer preview(@Parameter(description = DraftId.DESCRIPTION) @PathVariable String id) {
        DraftPreview preview = drafts.preview(DraftId.read(id));
        return new MergeAnswer(
                preview.draft().base(),
                preview.live(),
                preview.isUpToDate(),
                preview.sourceHash(),
                preview.conflicts());
    }

    @Operation(
            operationId = "mergeDraft",
            summary = "Update a draft onto the live rule book",
            description = "The live rule book becomes the base of the draft. Each conflict needs a resolution: take "
                    + "mine, theirs, or a text.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(
            responseCode = "409",
            description = "The draft is not open, another rule book went live, or conflicts are left")
    @AllowedRoles(Role.AUTHOR)
    @PostMapping("/v1/drafts/{id}/merge")
    DraftAnswer merge(
            @Parameter(description = DraftId.DESCRIPTION) @PathVariable String id,
            @RequestBody MergeRequest request,
            Caller caller) {
        List<ResolutionRequest> given = request.resolutions == null ? List.of() : request.resolutions;
        if (!given.isEmpty() && request.live == null) {
            throw new InvalidInput("live", "is missing; expected the number in the answer with the conflicts");
        }
        DraftUpdate.Result result = update.update(
                DraftId.read(id),
                request.live,
                given.stream().map(ResolutionRequest::resolved).toList(),
                Contributor.of(caller));
        if (result instanceof DraftUpdate.Conflicting conflicting) {
            throw new Unresolved(conflicting);
        }
        return DraftAnswer.of(((DraftUpdate.Updated) result).draft());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unresolved(Unresolved e) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.CONFLICT,
                "The draft and the live rule book have changed the same text. Decide what to take.");
        problem.setType(URI.create("urn:holdfast:problem:draft-conflict"));
        problem.setTitle("Both changed the same text");
        problem.setProperty("live", e.conflicting.live());
        problem.setProperty("conflicts", e.conflicting.conflicts());
        return ResponseEntity.status(HttpStatus.CONFLICT).body(problem);
    }
}
