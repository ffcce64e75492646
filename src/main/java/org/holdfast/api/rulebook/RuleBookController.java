package org.holdfast.api.rulebook;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.api.problem.DraftRejected;
import org.holdfast.api.problem.RuleBookProblem;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.api.web.Page;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.history.Publication;
import org.holdfast.insight.FactValuesService;
import org.holdfast.insight.UpgradeService;
import org.holdfast.publishing.LiveRuleBook;
import org.holdfast.publishing.OsUser;
import org.holdfast.publishing.RuleBookPublisher;
import org.holdfast.rules.analysis.LimitChange;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.model.ConsequenceClause;
import org.holdfast.rules.model.Rule;
import org.holdfast.simulation.ScenarioResult;
import org.holdfast.simulation.ValidationReport;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The rule book that decides now, drafts of the next one, and all that were ever published. */
@RestController
@Tag(name = "Rule book")
class RuleBookController {

    private final LiveRuleBook live;
    private final RuleBookPublisher publisher;
    private final DraftReader draftReader;
    private final UpgradeService upgradeService;
    private final FactValuesService values;

    RuleBookController(
            LiveRuleBook live,
            RuleBookPublisher publisher,
            DraftReader draftReader,
            FactValuesService values,
            UpgradeService upgradeService) {
        this.live = live;
        this.publisher = publisher;
        this.draftReader = draftReader;
        this.upgradeService = upgradeService;
        this.values = values;
    }

    /**
     * The live rule book.
     *
     * @param semantics what it means; the number it was published under
     * @param resting whether saved files wait, because what is live did not come from the folder
     * @param refusedVersion version of the newest text when that was refused
     * @param problems why it was refused; empty while the newest text is live
     */
    record RuleBookAnswer(
            String version,
            int number,
            int semantics,
            String author,
            String note,
            Instant publishedAt,
            boolean resting,
            Set<String> languages,
            List<RuleAnswer> rules,
            @Nullable String refusedVersion,
            @Nullable Instant refusedAt,
            List<RuleBookProblem> problems) {}

    record RuleAnswer(
            String name,
            String area,
            List<String> actions,
            @Nullable String owner,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable String paused,
            String file,
            int line) {

        static RuleAnswer of(Rule rule) {
            return new RuleAnswer(
                    rule.name(),
                    rule.area(),
                    rule.then().stream()
                            .map(ConsequenceClause::action)
                            .distinct()
                            .toList(),
                    rule.owner(),
                    rule.schedule().from(),
                    rule.schedule().until(),
                    rule.schedule().paused(),
                    rule.origin().file(),
                    rule.origin().line());
        }
    }

    /**
     * What the checks say about a draft.
     *
     * @param meaning what publishing it changes because rules mean something else than under the live book; absent when
     *     they do not
     */
    record CheckAnswer(
            boolean passed,
            String version,
            List<RuleBookProblem> problems,
            int rules,
            int scenarios,
            List<FailedScenario> failed,
            UpgradeService.@Nullable Report meaning) {

        static CheckAnswer of(ValidationReport checked, UpgradeService.@Nullable Report meaning) {
            return new CheckAnswer(
                    checked.passed(),
                    checked.source().version(),
                    RuleBookProblem.of(checked.problems(), checked.source()),
                    checked.book() == null ? 0 : checked.book().rules().rules().size(),
                    checked.scenarios().size(),
                    checked.scenarios().stream()
                            .filter(result -> !result.passed())
                            .map(FailedScenario::of)
                            .toList(),
                    meaning);
        }
    }

    record FailedScenario(String name, String file, int line, String text) {

        static FailedScenario of(ScenarioResult result) {
            return new FailedScenario(
                    result.scenario().name(),
                    result.scenario().origin().file(),
                    result.scenario().origin().line(),
                    String.valueOf(result.failure()));
        }
    }

    /**
     * @param published false when this very book was live already
     * @param rests open offers and promises that rest on rules which this book changes or drops; they stay valid until
     *     their date
     * @param meaning what changes because rules mean something else than under the book that was live; absent when they
     *     do not
     */
    record PublicationAnswer(
            boolean published,
            Publication publication,
            List<RuleBookPublisher.Rests> rests,
            UpgradeService.@Nullable Report meaning) {}

    /** @param takesBack limits and figures of actions that are again what they were then */
    record RestoreAnswer(
            boolean published,
            Publication publication,
            List<LimitChange> takesBack,
            List<RuleBookPublisher.Rests> rests) {}

    /** @param next give it as {@code before} for those that came earlier; absent on the last page */
    record VersionsAnswer(
            List<Publication> versions, @Nullable Integer next) {}

    @Operation(
            operationId = "getRuleBook",
            summary = "The live rule book",
            description = "If the newest text was refused, with its problems, by file and line.")
    @AllowedRoles(Role.READ)
    @GetMapping("/v1/rule-book")
    RuleBookAnswer ruleBook() {
        LiveRuleBook.State state = live.state();
        LiveRuleBook.Refused refused = state.refused();
        Publication publication = state.publication();
        return new RuleBookAnswer(
                state.version(),
                publication.number(),
                publication.semantics().number(),
                publication.author(),
                publication.note(),
                publication.at(),
                publisher.isResting(),
                state.book().messages().languages(),
                state.book().rules().rules().stream().map(RuleAnswer::of).toList(),
                refused == null ? null : refused.source().version(),
                refused == null ? null : refused.at(),
                refused == null ? List.of() : RuleBookProblem.of(refused.problems(), refused.source()));
    }

    @Operation(
            operationId = "checkRuleBook",
            summary = "Check a draft",
            description = "Runs every check a rule book must pass before it goes live; nothing is published. "
                    + "Warnings also list categories, segments, topics and similar values that rules refer "
                    + "to but no stored customer has.")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(type = "object", additionalPropertiesSchema = String.class),
                        examples = @ExampleObject("{\"areas/delivery/warn-late-delivery.dslr\": \"rule …\"}")),
                @Content(mediaType = "application/zip", schema = @Schema(type = "string", format = "binary"))
            })
    @AllowedRoles(Role.AUTHOR)
    @PostMapping(
            path = "/v1/rule-book/checks",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/zip", MediaType.APPLICATION_OCTET_STREAM_VALUE})
    CheckAnswer check(HttpServletRequest request) throws IOException {
        ValidationReport checked = publisher.check(draftReader.read(request.getInputStream()));
        return checked.book() == null
                ? CheckAnswer.of(checked, null)
                : CheckAnswer.of(
                        checked.with(values.warnings(checked.book())),
                        upgradeService.report(checked.source()).orElse(null));
    }

    @Operation(
            operationId = "publishRuleBook",
            summary = "Publish a draft, or the server's rules folder when there is no body",
            description = "After a draft is published, saved files stay inactive until the folder is published "
                    + "or checked out.")
    @RequestBody(
            content = {
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(type = "object", additionalPropertiesSchema = String.class)),
                @Content(mediaType = "application/zip", schema = @Schema(type = "string", format = "binary"))
            })
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "422", description = "The rule book fails its checks; problems lists where and why")
    @AllowedRoles(Role.APPROVER)
    @PostMapping(
            path = "/v1/rule-book/publications",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/zip", MediaType.APPLICATION_OCTET_STREAM_VALUE})
    PublicationAnswer publish(
            HttpServletRequest request,
            Caller caller,
            @Parameter(description = "Author of the publication; only without an API key, whose name is used instead")
                    @RequestParam(required = false)
                    @Nullable
                    String author,
            @Parameter(description = "Reason for the change") @RequestParam(defaultValue = "") String note)
            throws IOException {
        RuleBookPublisher.Signature by = signature(caller, author, note);
        BookSource draft = draftReader.readIfAny(request.getInputStream());
        BookSource source = draft == null ? publisher.folder().read() : draft;
        UpgradeService.Report meaning = upgradeService.report(source).orElse(null);
        RuleBookPublisher.Published published =
                published(draft == null ? publisher.publishFolder(source, by) : publisher.publishDraft(source, by));
        return new PublicationAnswer(published.isNew(), published.publication(), published.rests(), meaning);
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

    @Operation(
            operationId = "restoreRuleBook",
            summary = "Make an earlier rule book live again",
            description = "By its number or a prefix of its version. Saved files stay inactive until the folder "
                    + "is published or checked out.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "422", description = "The rule book fails its checks; problems lists where and why")
    @AllowedRoles(Role.APPROVER)
    @PostMapping("/v1/rule-book/versions/{version}/restore")
    RestoreAnswer restore(
            @Parameter(description = "The number of a version, or a prefix of it") @PathVariable String version,
            Caller caller,
            @Parameter(description = "Author of the publication; only without an API key, whose name is used instead")
                    @RequestParam(required = false)
                    @Nullable
                    String author,
            @Parameter(description = "Reason for the change") @RequestParam(defaultValue = "") String note) {
        RuleBookPublisher.Restored restored = publisher.restore(version, signature(caller, author, note));
        RuleBookPublisher.Published published = published(restored.result());
        return new RestoreAnswer(published.isNew(), published.publication(), restored.takesBack(), published.rests());
    }

    private static RuleBookPublisher.Published published(RuleBookPublisher.Result result) {
        if (result instanceof RuleBookPublisher.Refused refused) {
            throw new DraftRejected(refused.checked());
        }
        return (RuleBookPublisher.Published) result;
    }

    /** Who shows a key signs with its name; a name that could be chosen would say nothing. */
    private static RuleBookPublisher.Signature signature(Caller caller, @Nullable String author, String note) {
        if (!caller.isLocalOperator()) {
            if (author != null) {
                throw new InvalidInput(
                        "author",
                        "cannot be chosen with an API key; what it publishes is signed \"" + caller.name() + "\"");
            }
            return new RuleBookPublisher.Signature(caller.name(), note);
        }
        return new RuleBookPublisher.Signature(author == null ? OsUser.me() : author, note);
    }
}
