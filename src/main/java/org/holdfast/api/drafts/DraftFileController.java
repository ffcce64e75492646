package org.holdfast.api.drafts;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.UUID;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.DraftFiles;
import org.holdfast.drafts.DraftLimits;
import org.holdfast.drafts.FileSave;
import org.holdfast.drafts.SaveResult.Saved;
import org.holdfast.drafts.presence.DraftPresence;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads and changes the files of drafts. */
@RestController
@Tag(name = "Drafts")
class DraftFileController {

    private static final String PATH = "Path of the file, such as areas/delivery/actions.yaml";
    private static final String CONFLICT = "The draft is not open, or the file was changed meanwhile and both change "
            + "the same text: conflicts has both, and what they come from";
    private static final String STALE =
            "The file was changed meanwhile; stored has its content, and ETag is its new one";

    private final DraftFiles files;
    private final DraftPresence presence;

    DraftFileController(DraftFiles files, DraftPresence presence) {
        this.files = files;
        this.presence = presence;
    }

    /**
     * A stored change.
     *
     * @param revision revision of the draft
     * @param hash ETag of the file; absent if it does not exist any more
     * @param merged whether the stored text also contains what others have saved, so that it differs from what was sent
     * @param text the stored text, if it was merged
     */
    record SavedAnswer(
            int revision,
            String path,
            @Nullable String hash,
            boolean merged,
            @Nullable String text) {}

    @Operation(
            operationId = "getDraftFile",
            summary = "A file as the draft has it",
            description = "Changed by the draft, or that of its base. ETag is its hash.")
    @AllowedRoles(Role.AUTHOR)
    @GetMapping("/v1/drafts/{id}/file")
    ResponseEntity<FileAnswer> file(
            @Parameter(description = DraftId.DESCRIPTION) @PathVariable String id,
            @Parameter(description = PATH) @RequestParam String path) {
        DraftFiles.Content content = files.read(DraftId.read(id), path);
        return ResponseEntity.ok().eTag(content.hash()).body(FileAnswer.of(path, content.hash(), content.bytes()));
    }

    @Operation(
            operationId = "saveDraftFile",
            summary = "Save a file in a draft",
            description = "The body is the content, stored byte for byte, also if it is not valid; at most 1 MiB, and "
                    + "16 MiB for all files of the draft. When the response arrives, it is stored durably. With merge, "
                    + "a file that was changed meanwhile is merged by rule or by line. A text that cannot be stored is "
                    + "kept in the history of the draft.")
    @RequestBody(
            required = true,
            description = "The content of the file",
            content = @Content(mediaType = MediaType.TEXT_PLAIN_VALUE, schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "There is no such draft")
    @ApiResponse(responseCode = "409", description = CONFLICT)
    @ApiResponse(responseCode = "412", description = STALE)
    @ApiResponse(responseCode = "413", description = "The file or the draft would be too large")
    @ApiResponse(responseCode = "428", description = "If-Match and If-None-Match are missing")
    @AllowedRoles(Role.AUTHOR)
    @PutMapping("/v1/drafts/{id}/file")
    ResponseEntity<SavedAnswer> save(
            @Parameter(description = DraftId.DESCRIPTION) @PathVariable String id,
            @Parameter(description = PATH) @RequestParam String path,
            @Parameter(description = "Whether to merge the text if the file was changed meanwhile; default: false")
                    @RequestParam(defaultValue = "false")
                    boolean merge,
            @Parameter(description = "The rule that is being edited, for others to see")
                    @RequestParam(required = false)
                    @Nullable
                    String rule,
            @Parameter(description = FileConditions.IF_MATCH)
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String ifMatch,
            @Parameter(description = FileConditions.IF_NONE_MATCH)
                    @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
                    @Nullable
                    String ifNoneMatch,
            Caller caller,
            HttpServletRequest request)
            throws IOException {
        UUID draft = DraftId.read(id);
        byte[] content = LimitedBody.read(request, DraftLimits.MAX_FILE_BYTES);
        FileSave save = new FileSave(path, content, FileConditions.read(ifMatch, ifNoneMatch), merge, null);
        Contributor by = Contributor.of(caller);
        Saved saved = StaleFile.saved(files.save(draft, save, by));
        presence.touch(draft, path, rule, by);
        return answer(saved);
    }

    private ResponseEntity<SavedAnswer> answer(Saved saved) {
        ResponseEntity.BodyBuilder response = ResponseEntity.ok();
        if (saved.hash() != null) {
            response.eTag(saved.hash());
        }
        UUID draft = saved.draft().id();
        return response.body(new SavedAnswer(
                saved.draft().revision(),
                saved.path(),
                saved.hash(),
                saved.merged(),
                saved.merged() ? FileAnswer.text(files.read(draft, saved.path()).bytes()) : null));
    }

    @Operation(
            operationId = "deleteDraftFile",
            summary = "Delete a file in a draft",
            description = "It can be brought back from the history of the draft.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "409", description = "The draft is not open")
    @ApiResponse(responseCode = "412", description = STALE)
    @ApiResponse(responseCode = "428", description = "If-Match is missing")
    @AllowedRoles(Role.AUTHOR)
    @DeleteMapping("/v1/drafts/{id}/file")
    ResponseEntity<SavedAnswer> delete(
            @Parameter(description = DraftId.DESCRIPTION) @PathVariable String id,
            @Parameter(description = PATH) @RequestParam String path,
            @Parameter(description = FileConditions.IF_MATCH)
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String ifMatch,
            Caller caller) {
        return answer(StaleFile.saved(
                files.delete(DraftId.read(id), path, FileConditions.read(ifMatch, null), Contributor.of(caller))));
    }

    @Operation(
            operationId = "revertDraftFile",
            summary = "Make a file that of the base again",
            description = "What the draft had is in its history.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "409", description = "The draft is not open")
    @AllowedRoles(Role.AUTHOR)
    @PostMapping("/v1/drafts/{id}/file/revert")
    ResponseEntity<SavedAnswer> revert(
            @Parameter(description = DraftId.DESCRIPTION) @PathVariable String id,
            @Parameter(description = PATH) @RequestParam String path,
            Caller caller) {
        return answer(files.revert(DraftId.read(id), path, Contributor.of(caller)));
    }

    @Operation(
            operationId = "moveDraftFile",
            summary = "Give a file in a draft another path",
            description = "There must be no file with that path.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "409", description = "The draft is not open")
    @ApiResponse(responseCode = "412", description = STALE)
    @ApiResponse(responseCode = "428", description = "If-Match is missing")
    @AllowedRoles(Role.AUTHOR)
    @PostMapping("/v1/drafts/{id}/file/move")
    ResponseEntity<SavedAnswer> move(
            @Parameter(description = DraftId.DESCRIPTION) @PathVariable String id,
            @Parameter(description = PATH) @RequestParam String path,
            @Parameter(description = "The new path") @RequestParam String to,
            @Parameter(description = FileConditions.IF_MATCH)
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String ifMatch,
            Caller caller) {
        return answer(StaleFile.saved(
                files.move(DraftId.read(id), path, to, FileConditions.read(ifMatch, null), Contributor.of(caller))));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> stale(StaleFile e) {
        return e.response();
    }
}
