package org.holdfast.console.today;

import java.util.List;
import java.util.UUID;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.DraftService;
import org.holdfast.drafts.review.DraftReviews;
import org.holdfast.drafts.review.EmergencyNotices;
import org.holdfast.drafts.review.PublicationSchedule;
import org.holdfast.drafts.review.ReviewEntry;
import org.holdfast.drafts.review.Schedule;
import org.holdfast.history.rulebooks.Publication;
import org.springframework.stereotype.Service;

/** Changes of rules that wait for authors and approvers. */
@Service
class WaitingChanges {

    private final DraftService drafts;
    private final DraftReviews reviews;
    private final PublicationSchedule schedule;
    private final EmergencyNotices emergencies;

    WaitingChanges(
            DraftService drafts, DraftReviews reviews, PublicationSchedule schedule, EmergencyNotices emergencies) {
        this.drafts = drafts;
        this.reviews = reviews;
        this.schedule = schedule;
        this.emergencies = emergencies;
    }

    /** A change with its title, and what was said about it. */
    public record Said(String title, ReviewEntry entry) {}

    /** A change with its title, and when it was to go live. */
    public record Failed(String title, Schedule schedule) {}

    /**
     * What waits for one reader.
     *
     * @param asked reviews that the reader can give
     * @param toChange changes of the reader that an approver asked to change
     * @param failed changes that did not go live at their time
     * @param emergencies rule books that went live in an emergency, of which the reader has not taken note
     */
    public record Waiting(List<Said> asked, List<Said> toChange, List<Failed> failed, List<Publication> emergencies) {

        public boolean isEmpty() {
            return asked.isEmpty() && toChange.isEmpty() && failed.isEmpty() && emergencies.isEmpty();
        }
    }

    Waiting of(Caller caller) {
        if (!caller.may(Role.AUTHOR)) {
            return new Waiting(List.of(), List.of(), List.of(), List.of());
        }
        return new Waiting(
                said(reviews.waitingFor(caller)),
                said(reviews.changesAskedOf(caller)),
                schedule.failed().stream()
                        .filter(each -> caller.may(Role.APPROVER) || isAuthor(each.draft(), caller))
                        .map(each -> new Failed(title(each.draft()), each))
                        .toList(),
                emergencies.unseen(caller));
    }

    private List<Said> said(List<ReviewEntry> entries) {
        return entries.stream().map(each -> new Said(title(each.draft()), each)).toList();
    }

    private String title(UUID draft) {
        return drafts.find(draft).title();
    }

    private boolean isAuthor(UUID draft, Caller caller) {
        return drafts.contributors(draft).stream().anyMatch(Contributor.of(caller)::isSameAs);
    }
}
