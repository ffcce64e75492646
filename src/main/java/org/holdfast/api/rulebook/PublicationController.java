package org.holdfast.api.rulebook;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.api.problem.DraftRejected;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.api.web.Page;
import org.holdfast.audit.Actor;
import org.holdfast.changes.LimitChange;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.history.rulebooks.Publication;
import org.holdfast.insight.UpgradeService;
import org.holdfast.publishing.OsUser;
import org.holdfast.publishing.RuleBookPublisher;
import org.holdfast.publishing.servers.Rollout;
import org.holdfast.publishing.servers.RuleBookServers;
import org.holdfast.rules.files.BookSource;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Publishes and restores rule books, and lists the published versions. */
@RestController
@Tag(name = "Rule book")
class PublicationController {

    private static final String AUTHOR =
            "Author of the publication; only without an API key, whose name is used instead";
    private static final String NOTE = "Reason for the change";

    private final RuleBookPublisher publisher;
    private final DraftReader draftReader;
    private final UpgradeService upgradeService;
    private final RuleBookServers servers;

    PublicationController(
            RuleBookPublisher publisher,
            DraftReader draftReader,
            UpgradeService upgradeService,
            RuleBookServers servers) {
        this.publisher = publisher;
        this.draftReader = draftReader;
        this.upgradeService = upgradeService;
        this.servers = servers;
    }

    /**
     * The result of publishing.
     *
     * @param published false if this rule book was already live
     * @param rests open offers and promises based on rules that this rule book changes or removes; they stay valid
     *     until their date
     * @param meaning what changes because the rules have other semantics than the rule book that was live; absent if
     *     they do not
     * @param rollout on which servers it is live by now
     */
    record PublicationAnswer(
            boolean published,
            Publication publication,
            List<RuleBookPublisher.Rests> rests,
            UpgradeService.@Nullable Report meaning,
            Rollout rollout) {}

    /**
     * The result of restoring a version.
     *
     * @param takesBack limits and values of actions that return to those of the restored version
     * @param rollout on which servers it is live by now
     */
    record RestoreAnswer(
            boolean published,
            Publication publication,
            List<LimitChange> takesBack,
            List<RuleBookPublisher.Rests> rests,
            Rollout rollout) {}

    /** @param next cursor of the next page; absent on the last page */
    record VersionsAnswer(
            List<Publication> versions, @Nullable Integer next) {}

    @Operation(
            operationId = "publishRuleBook",
            summary = "Publish a draft, or the server's rules folder if there is no body",
            description = "After a draft is published, saved files stay inactive until the folder is published "
                    + "or checked out.")
    @DraftBody
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "422", description = "The rule book fails its checks; problems lists where and why")
    @AllowedRoles(Role.APPROVER)
    @PostMapping(
            path = "/v1/rule-book/publications",
            consumes = {DraftBody.JSON, DraftBody.ZIP, DraftBody.BINARY})
    PublicationAnswer publish(
            HttpServletRequest request,
            Caller caller,
            Actor actor,
            @Parameter(description = AUTHOR) @RequestParam(required = false) @Nullable String author,
            @Parameter(description = NOTE) @RequestParam(defaultValue = "") String note)
            throws IOException {
        RuleBookPublisher.Signature by = signature(caller, actor, author, note);
        BookSource draft = draftReader.readIfPresent(request.getInputStream());
        BookSource source = draft == null ? publisher.folder().read() : draft;
        UpgradeService.Report meaning = upgradeService.report(source).orElse(null);
        RuleBookPublisher.Published published =
                published(draft == null ? publisher.publishFolder(source, by) : publisher.publishDraft(source, by));
        return new PublicationAnswer(
                published.isNew(), published.publication(), published.rests(), meaning, rollout(published));
    }

    @Operation(
            operationId = "listRuleBookVersions",
            summary = "Published versions, latest first",
            description = "At most 100 per page; continue with after.")
    @AllowedRoles(Role.READ)
    @GetMapping("/v1/rule-book/versions")
    VersionsAnswer versions(
            @Parameter(description = Page.OLD_CURSOR, deprecated = true) @RequestParam(required = false) @Nullable
                    Integer before,
            @Parameter(description = "Page size, 1 to 100") @RequestParam(defaultValue = "20") int limit,
            @Parameter(description = Page.CURSOR) @RequestParam(required = false) @Nullable Integer after) {
        Integer cursor = Page.either("after", after, "before", before);
        Page<Publication> page = Page.read(limit, size -> publisher.publications(cursor, size));
        return new VersionsAnswer(page.items(), page.next(Publication::number));
    }

    /** @param live number of the rule book that is live on the server */
    record ServerAnswer(String name, int live, boolean upToDate, Instant seenAt) {}

    /** @param live number of the live rule book */
    record ServersAnswer(int live, List<ServerAnswer> servers) {}

    @Operation(
            operationId = "listRuleBookServers",
            summary = "The servers of the database, and which rule book is live on each",
            description = "A server that gave no sign of life for 20 seconds is not listed. Servers follow a "
                    + "publication within two seconds.")
    @AllowedRoles(Role.READ)
    @GetMapping("/v1/rule-book/servers")
    ServersAnswer servers() {
        int live = publisher.live().map(Publication::number).orElse(0);
        return new ServersAnswer(
                live,
                servers.all().stream()
                        .map(each -> new ServerAnswer(each.name(), each.live(), each.live() >= live, each.seenAt()))
                        .toList());
    }

    @Operation(
            operationId = "restoreRuleBook",
            summary = "Make an earlier rule book live again",
            description = "Identified by its number or a prefix of its version. Saved files stay inactive until "
                    + "the folder is published or checked out.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "422", description = "The rule book fails its checks; problems lists where and why")
    @AllowedRoles(Role.APPROVER)
    @PostMapping("/v1/rule-book/versions/{version}/restore")
    RestoreAnswer restore(
            @Parameter(description = "The number of a version, or a prefix of it") @PathVariable String version,
            Caller caller,
            Actor actor,
            @Parameter(description = AUTHOR) @RequestParam(required = false) @Nullable String author,
            @Parameter(description = NOTE) @RequestParam(defaultValue = "") String note) {
        RuleBookPublisher.Restored restored = publisher.restore(version, signature(caller, actor, author, note));
        RuleBookPublisher.Published published = published(restored.result());
        return new RestoreAnswer(
                published.isNew(),
                published.publication(),
                restored.takesBack(),
                published.rests(),
                rollout(published));
    }

    private Rollout rollout(RuleBookPublisher.Published published) {
        return servers.of(published.publication().number());
    }

    private static RuleBookPublisher.Published published(RuleBookPublisher.Result result) {
        if (result instanceof RuleBookPublisher.Refused refused) {
            throw new DraftRejected(refused.checked());
        }
        return (RuleBookPublisher.Published) result;
    }

    /**
     * Returns the signature of a publication. With an API key it is always the key's name, so that it can be trusted.
     */
    private static RuleBookPublisher.Signature signature(
            Caller caller, Actor actor, @Nullable String author, String note) {
        if (!caller.isLocalOperator()) {
            if (author != null) {
                throw new InvalidInput(
                        "author",
                        "cannot be given with an API key, whose publications are signed \"" + caller.name() + "\"");
            }
            return new RuleBookPublisher.Signature(actor, caller.name(), note);
        }
        return new RuleBookPublisher.Signature(actor, author == null ? OsUser.me() : author, note);
    }
}
