package org.holdfast.api.drafts;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.api.web.Page;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.DraftFiles;
import org.holdfast.drafts.DraftHistoryEntry;
import org.holdfast.drafts.SaveResult.Saved;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The history of drafts. */
@RestController
@Tag(name = "Drafts")
class DraftHistoryController {

    private final DraftFiles files;

    DraftHistoryController(DraftFiles files) {
        this.files = files;
    }

    /** @param next cursor of the next page; absent on the last page */
    record DraftHistoryAnswer(
            List<DraftEntryAnswer> entries, @Nullable Integer next) {}

    /**
     * @param path absent if the entry concerns the draft as a whole
     * @param hash hash of the file afterwards; absent if it did not exist
     */
    record DraftEntryAnswer(
            int number,
            DraftHistoryEntry.Kind kind,
            @Nullable String path,
            @Nullable String hash,
            String by,
            Instant startedAt,
            Instant at) {

        static DraftEntryAnswer of(DraftHistoryEntry entry) {
            return new DraftEntryAnswer(
                    entry.number(),
                    entry.kind(),
                    entry.path(),
                    entry.hash(),
                    entry.by().name(),
                    entry.startedAt(),
                    entry.at());
        }
    }

    /** @param hash ETag of the file; absent if it does not exist */
    record RestoredAnswer(
            int revision, String path, @Nullable String hash) {}

    @Operation(
            operationId = "listDraftHistory",
            summary = "History of a draft, the latest entry first",
            description = "An entry a minute for each file, and at each change of author. At most 100 per page; "
                    + "continue with after. A draft keeps 2000 entries, and 64 MiB of text.")
    @AllowedRoles(Role.AUTHOR)
    @GetMapping("/v1/drafts/{id}/history")
    DraftHistoryAnswer history(
            @Parameter(description = DraftId.DESCRIPTION) @PathVariable String id,
            @Parameter(description = "Only entries of this file") @RequestParam(required = false) @Nullable String path,
            @Parameter(description = Page.CURSOR) @RequestParam(required = false) @Nullable Integer after,
            @Parameter(description = "Page size, 1 to 100") @RequestParam(defaultValue = "20") int limit) {
        Page<DraftHistoryEntry> page = Page.read(limit, size -> files.history(DraftId.read(id), path, after, size));
        return new DraftHistoryAnswer(
                page.items().stream().map(DraftEntryAnswer::of).toList(), page.next(DraftHistoryEntry::number));
    }

    @Operation(
            operationId = "getDraftHistoryFile",
            summary = "A file as it was at an entry of the history",
            description = "Also a text that was set aside, because it could not be stored.")
    @AllowedRoles(Role.AUTHOR)
    @GetMapping("/v1/drafts/{id}/history/{number}/file")
    FileAnswer fileAt(
            @Parameter(description = DraftId.DESCRIPTION) @PathVariable String id,
            @Parameter(description = "Number of the entry") @PathVariable int number) {
        DraftFiles.Content content = files.readAt(DraftId.read(id), number);
        return FileAnswer.of(content.path(), content.hash(), content.bytes());
    }

    @Operation(
            operationId = "restoreDraftFile",
            summary = "Make a file what it was at an entry of the history",
            description = "What it is now stays in the history.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "409", description = "The draft is not open")
    @AllowedRoles(Role.AUTHOR)
    @PostMapping("/v1/drafts/{id}/history/{number}/restore")
    RestoredAnswer restore(
            @Parameter(description = DraftId.DESCRIPTION) @PathVariable String id,
            @Parameter(description = "Number of the entry") @PathVariable int number,
            Caller caller) {
        Saved saved = files.restore(DraftId.read(id), number, Contributor.of(caller));
        return new RestoredAnswer(saved.draft().revision(), saved.path(), saved.hash());
    }
}
