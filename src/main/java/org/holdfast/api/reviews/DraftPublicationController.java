package org.holdfast.api.reviews;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.api.drafts.DraftId;
import org.holdfast.api.problem.DraftRejected;
import org.holdfast.api.reviews.ReviewAnswer.ScheduleAnswer;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.audit.Actor;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.merge.MergeConflict;
import org.holdfast.drafts.review.DraftPublishing;
import org.holdfast.drafts.review.EmergencyNotices;
import org.holdfast.drafts.review.PublicationSchedule;
import org.holdfast.drafts.review.PublicationSchedule.Moment;
import org.holdfast.drafts.review.TakeBack;
import org.holdfast.history.rulebooks.Publication;
import org.holdfast.publishing.FolderFollowing;
import org.holdfast.publishing.RuleBookPublisher;
import org.holdfast.publishing.servers.Rollout;
import org.holdfast.publishing.servers.RuleBookServers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Makes drafts live, now or later, and takes changes back. */
@RestController
@Tag(name = "Drafts")
class DraftPublicationController {

    private final DraftPublishing publishing;
    private final PublicationSchedule schedule;
    private final TakeBack takeBack;
    private final EmergencyNotices emergencies;
    private final RuleBookServers servers;

    DraftPublicationController(
            DraftPublishing publishing,
            PublicationSchedule schedule,
            TakeBack takeBack,
            EmergencyNotices emergencies,
            RuleBookServers servers) {
        this.publishing = publishing;
        this.schedule = schedule;
        this.takeBack = takeBack;
        this.emergencies = emergencies;
        this.servers = servers;
    }

    /** @param version version of the rule book that the caller has looked at; absent for what it is now */
    record DraftPublicationRequest(
            @Nullable String version, @Nullable String note) {}

    /** @param version likewise */
    record EmergencyRequest(
            @Nullable String version, @Nullable String reason) {}

    /** @param at date and time in the time zone, such as 2026-03-15T09:00 */
    record ScheduleRequest(
            @Nullable String at,
            @Nullable String timeZone,
            @Nullable String note) {}

    /**
     * A draft that is live.
     *
     * @param rests open offers and promises based on rules that this rule book changes or removes
     * @param folder what happened to the rules folder of this server: {@code written}; {@code left-alone}, because it
     *     contained something else than what was live; or {@code failed}
     * @param folderProblem why the folder could not be written; absent if it was, or was left alone
     * @param rollout on which servers it is live by now
     */
    record DraftPublishedAnswer(
            Publication publication,
            List<RuleBookPublisher.Rests> rests,
            FolderFollowing.@Nullable Folder folder,
            @Nullable String folderProblem,
            Rollout rollout) {}

    /**
     * The result of taking back a change.
     *
     * @param draft id of the draft that was opened; absent if there are conflicts
     * @param conflicts what was changed again since; mine is the text before the change
     */
    record TakeBackAnswer(@Nullable String draft, List<MergeConflict> conflicts) {}

    @Operation(
            operationId = "publishDraft",
            summary = "Publish a draft",
            description = "note has 8 to 1000 characters. All checks run against what is live now; the authors of the "
                    + "draft sign.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "409", description = "Approvals are missing, or the version changed")
    @ApiResponse(responseCode = "422", description = "The rule book fails its checks; problems lists where and why")
    @AllowedRoles(Role.APPROVER)
    @PostMapping("/v1/drafts/{id}/publication")
    DraftPublishedAnswer publish(
            @Parameter(description = DraftId.DESCRIPTION) @PathVariable String id,
            @RequestBody DraftPublicationRequest request,
            Actor actor) {
        return published(publishing.publish(
                DraftId.read(id), request.version, Objects.requireNonNullElse(request.note, ""), actor));
    }

    @Operation(
            operationId = "publishInEmergency",
            summary = "Publish a draft that cannot wait for an approval: only in the console",
            description =
                    "An emergency is published by a person with the roles admin and approver, who gives their password "
                            + "again. Keys are refused, whatever their roles.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "409", description = "Always for keys; the version changed")
    @ApiResponse(responseCode = "422", description = "The rule book fails its checks; problems lists where and why")
    @AllowedRoles(Role.ADMIN)
    @PostMapping("/v1/drafts/{id}/emergency")
    DraftPublishedAnswer emergency(
            @Parameter(description = DraftId.DESCRIPTION) @PathVariable String id,
            @RequestBody EmergencyRequest request,
            Caller caller,
            Actor actor) {
        String reason = Objects.requireNonNullElse(request.reason, "");
        return published(publishing.publishInEmergency(DraftId.read(id), request.version, reason, caller, actor));
    }

    private DraftPublishedAnswer published(FolderFollowing.Followed followed) {
        if (followed.result() instanceof RuleBookPublisher.Refused refused) {
            throw new DraftRejected(refused.checked());
        }
        RuleBookPublisher.Published published = (RuleBookPublisher.Published) followed.result();
        return new DraftPublishedAnswer(
                published.publication(),
                published.rests(),
                followed.folder(),
                followed.reason().isEmpty() ? null : followed.reason(),
                servers.of(published.publication().number()));
    }

    @Operation(
            operationId = "takeNoteOfEmergency",
            summary = "Take note of a rule book that went live in an emergency",
            description = "The caller is not shown it any more.")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @AllowedRoles(Role.APPROVER)
    @PostMapping("/v1/rule-book/versions/{number}/noted")
    void takeNote(
            @Parameter(description = "Number of the publication") @PathVariable int number,
            Caller caller,
            Actor actor) {
        emergencies.takeNote(number, caller, actor);
    }

    @Operation(
            operationId = "scheduleDraft",
            summary = "Publish a draft later",
            description = "Within a year. All checks run again then, against what is live then; if one fails, the live "
                    + "rule book stays.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "409", description = "The draft is not open, or conflicts with the live rule book")
    @AllowedRoles(Role.APPROVER)
    @PutMapping("/v1/drafts/{id}/schedule")
    ScheduleAnswer schedule(
            @Parameter(description = DraftId.DESCRIPTION) @PathVariable String id,
            @RequestBody ScheduleRequest request,
            Caller caller,
            Actor actor) {
        Moment moment = Moment.parse(
                Objects.requireNonNullElse(request.at, ""), Objects.requireNonNullElse(request.timeZone, "UTC"));
        String note = Objects.requireNonNullElse(request.note, "");
        return ScheduleAnswer.of(schedule.schedule(DraftId.read(id), moment, note, caller, actor));
    }

    @Operation(
            operationId = "cancelSchedule",
            summary = "Do not publish a draft later",
            description = "Its approvals stay.")
    @ApiResponse(responseCode = "204", description = "Cancelled")
    @ApiResponse(responseCode = "409", description = "The draft is not scheduled")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @AllowedRoles(Role.APPROVER)
    @DeleteMapping("/v1/drafts/{id}/schedule")
    void cancel(@Parameter(description = DraftId.DESCRIPTION) @PathVariable String id, Actor actor) {
        schedule.cancel(DraftId.read(id), actor);
    }

    @Operation(
            operationId = "takeBackChange",
            summary = "Open a draft that takes back one publication",
            description =
                    "And nothing that was published after it. It is published like any other draft; if the result "
                            + "was live before, it needs no approval.")
    @AllowedRoles(Role.AUTHOR)
    @PostMapping("/v1/rule-book/versions/{number}/taken-back")
    TakeBackAnswer takeBack(
            @Parameter(description = "Number of the publication") @PathVariable int number,
            Caller caller,
            Actor actor) {
        TakeBack.Result result = takeBack.open(number, Contributor.of(caller), actor);
        return result instanceof TakeBack.Conflicting conflicting
                ? new TakeBackAnswer(null, conflicting.conflicts())
                : new TakeBackAnswer(((TakeBack.Opened) result).draft().id().toString(), List.of());
    }
}
