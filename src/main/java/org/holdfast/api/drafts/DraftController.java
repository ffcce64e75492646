package org.holdfast.api.drafts;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.api.drafts.DraftAnswer.ChangedFile;
import org.holdfast.api.drafts.DraftAnswer.PresentAnswer;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.api.web.Page;
import org.holdfast.audit.Actor;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.Draft;
import org.holdfast.drafts.DraftFiles;
import org.holdfast.drafts.DraftService;
import org.holdfast.drafts.presence.DraftPresence;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.publishing.RuleBookPublisher;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Opens, lists, renames, discards and reopens drafts of the rule book. */
@RestController
@Tag(name = "Drafts")
class DraftController {

    private final DraftService drafts;
    private final DraftFiles files;
    private final DraftPresence presence;
    private final RuleBookPublisher publisher;

    DraftController(DraftService drafts, DraftFiles files, DraftPresence presence, RuleBookPublisher publisher) {
        this.drafts = drafts;
        this.files = files;
        this.presence = presence;
        this.publisher = publisher;
    }

    /** Where the files of a new draft come from. */
    enum DraftOrigin {
        LIVE,
        FOLDER;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    /**
     * The body of {@code POST /v1/drafts}.
     *
     * @param from live (the default): the draft is empty; folder: it contains what differs in the server's rules folder
     */
    record DraftRequest(@Nullable String title, @Nullable DraftOrigin from) {}

    /** The body of {@code PATCH /v1/drafts/{id}}. */
    record DraftChangeRequest(@Nullable String title) {}

    /** @param next cursor of the next page; absent on the last page */
    record DraftsAnswer(List<DraftAnswer> drafts, @Nullable String next) {}

    @Operation(
            operationId = "listDrafts",
            summary = "Drafts of the rule book, the latest first",
            description = "At most 100 per page; continue with after.")
    @AllowedRoles(Role.AUTHOR)
    @GetMapping("/v1/drafts")
    DraftsAnswer list(
            @Parameter(description = "Only drafts in this state: open, discarded or published; default: open")
                    @RequestParam(defaultValue = "open")
                    String state,
            @Parameter(description = Page.CURSOR) @RequestParam(required = false) @Nullable String after,
            @Parameter(description = "Page size, 1 to 100") @RequestParam(defaultValue = "20") int limit) {
        Draft.State wanted = EnumLabels.read(Draft.State.class, "state", state);
        Draft last = after == null ? null : drafts.find(DraftId.read(after));
        Page<Draft> page = Page.read(limit, size -> drafts.page(wanted, last, size));
        return new DraftsAnswer(
                page.items().stream().map(DraftAnswer::of).toList(),
                page.next(draft -> draft.id().toString()));
    }

    @Operation(
            operationId = "openDraft",
            summary = "Open a draft",
            description = "Based on the live rule book. title has 1 to 120 characters. There may be 100 open drafts of "
                    + "one person and 1000 in all.")
    @ApiResponse(responseCode = "201", description = "The draft; Location is its address")
    @ApiResponse(responseCode = "409", description = "There are too many open drafts")
    @AllowedRoles(Role.AUTHOR)
    @PostMapping("/v1/drafts")
    ResponseEntity<DraftAnswer> open(@RequestBody DraftRequest request, Caller caller, Actor actor) {
        String title = title(request.title);
        Contributor by = Contributor.of(caller);
        Draft draft = request.from == DraftOrigin.FOLDER
                ? drafts.openWith(title, publisher.folder().read(), by, actor)
                : drafts.open(title, by, actor);
        return ResponseEntity.created(URI.create("/v1/drafts/" + draft.id()))
                .eTag(String.valueOf(draft.revision()))
                .body(DraftAnswer.of(draft));
    }

    private static String title(@Nullable String title) {
        if (title == null) {
            throw new InvalidInput("title", "is missing; expected are a few words about the change");
        }
        return title;
    }

    @Operation(
            operationId = "getDraft",
            summary = "A draft, its files, and who has them open",
            description = "The texts of its files are read one by one.")
    @AllowedRoles(Role.AUTHOR)
    @GetMapping("/v1/drafts/{id}")
    ResponseEntity<DraftAnswer.Details> draft(@Parameter(description = DraftId.DESCRIPTION) @PathVariable String id) {
        Draft draft = drafts.find(DraftId.read(id));
        return ResponseEntity.ok()
                .eTag(String.valueOf(draft.revision()))
                .body(new DraftAnswer.Details(
                        DraftAnswer.of(draft),
                        drafts.contributors(draft.id()).stream()
                                .map(Contributor::name)
                                .distinct()
                                .toList(),
                        files.changed(draft.id()).stream().map(ChangedFile::of).toList(),
                        presence.in(draft.id()).stream().map(PresentAnswer::of).toList()));
    }

    @Operation(
            operationId = "renameDraft",
            summary = "Give a draft another title",
            description = "title has 1 to 120 characters.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "409", description = "The draft is not open")
    @AllowedRoles(Role.AUTHOR)
    @PatchMapping("/v1/drafts/{id}")
    DraftAnswer rename(
            @Parameter(description = DraftId.DESCRIPTION) @PathVariable String id,
            @RequestBody DraftChangeRequest request,
            Caller caller) {
        return DraftAnswer.of(drafts.rename(DraftId.read(id), title(request.title), Contributor.of(caller)));
    }

    @Operation(
            operationId = "discardDraft",
            summary = "Discard a draft",
            description = "It can be reopened for 30 days.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "409", description = "The draft is not open")
    @AllowedRoles(Role.AUTHOR)
    @DeleteMapping("/v1/drafts/{id}")
    DraftAnswer discard(
            @Parameter(description = DraftId.DESCRIPTION) @PathVariable String id, Caller caller, Actor actor) {
        return DraftAnswer.of(drafts.discard(DraftId.read(id), Contributor.of(caller), actor));
    }

    @Operation(
            operationId = "reopenDraft",
            summary = "Reopen a discarded draft",
            description = "With everything that was in it.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "409", description = "The draft was not discarded")
    @AllowedRoles(Role.AUTHOR)
    @PostMapping("/v1/drafts/{id}/reopen")
    DraftAnswer reopen(
            @Parameter(description = DraftId.DESCRIPTION) @PathVariable String id, Caller caller, Actor actor) {
        return DraftAnswer.of(drafts.reopen(DraftId.read(id), Contributor.of(caller), actor));
    }
}
