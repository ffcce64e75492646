package org.holdfast.drafts.review;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.holdfast.access.Caller;
import org.holdfast.drafts.Draft;
import org.holdfast.drafts.DraftConflict;
import org.holdfast.drafts.DraftPreview;
import org.holdfast.drafts.DraftService;
import org.holdfast.drafts.comments.LineComments;
import org.holdfast.drafts.review.ApprovalCheck.Approvals;
import org.holdfast.drafts.review.Review.Obstacle;
import org.holdfast.drafts.review.Review.Step;
import org.holdfast.publishing.PublishingPolicy;
import org.holdfast.rules.files.BookSource;
import org.jspecify.annotations.Nullable;

/** The review of a draft as its reader sees it: how far it is, and what they can do now or why not. */
public final class ReviewOverview {

    private final DraftService drafts;
    private final ReviewTable reviews;
    private final ScheduleTable schedules;
    private final ApprovalCheck check;
    private final DraftReviews service;
    private final PublishingPolicy policy;
    private final LineComments comments;

    ReviewOverview(
            DraftService drafts,
            ReviewTable reviews,
            ScheduleTable schedules,
            ApprovalCheck check,
            DraftReviews service,
            PublishingPolicy policy,
            LineComments comments) {
        this.drafts = drafts;
        this.reviews = reviews;
        this.schedules = schedules;
        this.check = check;
        this.service = service;
        this.policy = policy;
        this.comments = comments;
    }

    /** Returns the review of a draft. */
    public Review of(UUID id, Caller caller) {
        Draft draft = drafts.find(id);
        return draft.isOpen() ? of(drafts.preview(id), caller) : of(draft, null, caller);
    }

    /** Returns the review of what a reader sees of a draft. */
    public Review of(DraftPreview seen, Caller caller) {
        return of(seen.draft(), seen.draft().isOpen() ? seen.source() : null, caller);
    }

    private Review of(Draft draft, @Nullable BookSource book, Caller caller) {
        Approvals approvals = book == null
                ? new Approvals(List.of(), 1, List.of(), false)
                : check.of(draft, book.version(), book.semantics().number());
        List<ReviewEntry> entries = reviews.of(draft.id());
        Schedule last = schedules
                .last(draft.id())
                .filter(each -> each.isWaiting() || each.state() == Schedule.State.FAILED)
                .orElse(null);
        return new Review(
                draft,
                state(draft, approvals, entries, last, book),
                book == null ? null : book.version(),
                approvals,
                entries,
                last,
                comments.countOpen(draft.id()),
                obstacles(draft, book, approvals, last, caller));
    }

    private static ReviewState state(
            Draft draft,
            Approvals approvals,
            List<ReviewEntry> entries,
            @Nullable Schedule last,
            @Nullable BookSource book) {
        if (!draft.isOpen()) {
            return draft.state() == Draft.State.PUBLISHED ? ReviewState.LIVE : ReviewState.DISCARDED;
        }
        if (last != null && last.isWaiting()) {
            return ReviewState.SCHEDULED;
        }
        if (!approvals.objections().isEmpty()) {
            return ReviewState.CHANGES_ASKED;
        }
        if (!approvals.names().isEmpty() && approvals.isEnough()) {
            return ReviewState.APPROVED;
        }
        boolean asked = book != null
                && entries.stream()
                        .anyMatch(each -> each.kind() == ReviewEntry.Kind.ASKED
                                && each.version().equals(book.version()));
        return asked ? ReviewState.WAITS_FOR_REVIEW : ReviewState.DRAFT;
    }

    private List<Obstacle> obstacles(
            Draft draft, @Nullable BookSource book, Approvals approvals, @Nullable Schedule last, Caller caller) {
        List<Obstacle> obstacles = new ArrayList<>();
        if (!draft.isOpen() || book == null) {
            for (Step step : Step.values()) {
                obstacles.add(
                        draft.isOpen()
                                ? obstacle(step, ReviewRefusal.Reason.CONFLICTS)
                                : new Obstacle(
                                        step,
                                        DraftConflict.Reason.DRAFT_CLOSED.toString(),
                                        "The draft was " + draft.state() + "."));
            }
            return obstacles;
        }
        addVerdictObstacles(draft, caller, obstacles);
        boolean isRestorable =
                policy.isRestorable(book.version(), book.semantics().number());
        if (!isRestorable && !approvals.isEnough()) {
            obstacles.add(new Obstacle(
                    Step.PUBLISH, DraftApprovals.missingCode(approvals), DraftApprovals.missing(approvals)));
        }
        if (last == null || last.state() != Schedule.State.WAITING) {
            obstacles.add(obstacle(Step.CANCEL, ReviewRefusal.Reason.NOT_SCHEDULED));
        }
        addEmergencyObstacle(caller, obstacles);
        return obstacles;
    }

    private void addVerdictObstacles(Draft draft, Caller caller, List<Obstacle> obstacles) {
        try {
            check.requireMayApprove(draft, caller);
        } catch (ReviewRefusal e) {
            obstacles.add(obstacle(Step.APPROVE, e.reason()));
            obstacles.add(obstacle(Step.ASK_FOR_CHANGES, e.reason()));
        }
        if (service.verdicts(draft, caller).isEmpty()) {
            obstacles.add(obstacle(Step.WITHDRAW, ReviewRefusal.Reason.NO_VERDICT));
        }
    }

    private void addEmergencyObstacle(Caller caller, List<Obstacle> obstacles) {
        try {
            DraftPublishing.requireEmergencyRoles(caller);
        } catch (ReviewRefusal e) {
            obstacles.add(obstacle(Step.EMERGENCY, e.reason()));
        }
    }

    private static Obstacle obstacle(Step step, ReviewRefusal.Reason reason) {
        return new Obstacle(step, reason.toString(), reason.text());
    }
}
