package org.holdfast.drafts.review;

import java.util.UUID;
import org.holdfast.audit.Actor;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.Draft;
import org.holdfast.drafts.DraftPreview;
import org.holdfast.drafts.DraftService;
import org.holdfast.publishing.ApprovalNeeded;
import org.holdfast.publishing.ApprovalRegister;
import org.holdfast.rules.files.BookSource;

/** Tells the publisher which drafts are approved, under the locks of the live rule book and of the draft. */
final class DraftApprovals implements ApprovalRegister {

    private final DraftService drafts;
    private final ApprovalCheck check;

    DraftApprovals(DraftService drafts, ApprovalCheck check) {
        this.drafts = drafts;
        this.check = check;
    }

    @Override
    public String requireApproved(UUID id, String version, int semantics) {
        ApprovalCheck.Approvals approvals = check.of(lock(id, version, semantics), version, semantics);
        if (approvals.isEnough()) {
            return String.join(", ", approvals.names());
        }
        throw new ApprovalNeeded(missing(approvals));
    }

    static String missing(ApprovalCheck.Approvals approvals) {
        if (!approvals.objections().isEmpty()) {
            return String.join(", ", approvals.objections())
                    + " asked for changes. Publish after the draft has changed, or after they have withdrawn that.";
        }
        if (approvals.needed() > 1) {
            return "Nothing says who an author of this draft is, so two approvers must approve it; "
                    + approvals.names().size() + " did.";
        }
        return approvals.voided()
                ? "The approval was given to another rule book than the one that would go live now. Ask for a review"
                        + " again."
                : "No one who has not worked on this draft has approved it. Ask for a review.";
    }

    static String missingCode(ApprovalCheck.Approvals approvals) {
        if (!approvals.objections().isEmpty()) {
            return "changes-asked";
        }
        if (approvals.needed() > 1) {
            return "two-approvals";
        }
        return approvals.voided() ? "approval-voided" : "not-approved";
    }

    @Override
    public String approvers(UUID id, String version, int semantics) {
        return String.join(
                ", ", check.of(lock(id, version, semantics), version, semantics).names());
    }

    @Override
    public void checkCurrent(UUID id, String version, int semantics) {
        lock(id, version, semantics);
    }

    /** Locks a draft, and makes sure that the rule book is what it makes of what is live now. */
    private Draft lock(UUID id, String version, int semantics) {
        Draft draft = drafts.lock(id);
        DraftPreview preview = drafts.preview(id);
        BookSource source = preview.source();
        if (source == null
                || !source.version().equals(version)
                || source.semantics().number() != semantics) {
            throw new ReviewRefusal(
                    source == null ? ReviewRefusal.Reason.CONFLICTS : ReviewRefusal.Reason.BOOK_CHANGED);
        }
        return draft;
    }

    @Override
    public void wentLive(UUID draft, int publication, Actor by) {
        drafts.markPublished(draft, publication, new Contributor(by.identity(), by.name()));
    }
}
