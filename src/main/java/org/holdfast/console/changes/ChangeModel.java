package org.holdfast.console.changes;

import java.util.List;
import java.util.UUID;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.changes.BookDifference;
import org.holdfast.console.frame.Frame;
import org.holdfast.drafts.Draft;
import org.holdfast.drafts.DraftPreview;
import org.holdfast.drafts.DraftService;
import org.holdfast.drafts.comments.CommentThread;
import org.holdfast.drafts.comments.LineComments;
import org.holdfast.drafts.review.ReviewOverview;
import org.holdfast.history.rulebooks.Publication;
import org.holdfast.people.PeopleService;
import org.holdfast.people.Person;
import org.holdfast.publishing.LiveRuleBookSync;
import org.holdfast.publishing.PublishingPolicy;
import org.holdfast.publishing.RuleBookPublisher;
import org.holdfast.publishing.servers.RuleBookServers;
import org.holdfast.rules.files.BookSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.ui.Model;

/** Fills the page of a change: what it changes, how far it is, and what the reader can do with it. */
@Service
class ChangeModel {

    private final DraftService drafts;
    private final RuleBookPublisher publisher;
    private final PublishingPolicy policy;
    private final ReviewOverview overview;
    private final PeopleService people;
    private final EffectModel effect;
    private final LiveRuleBookSync sync;
    private final LineComments lineComments;
    private final RuleBookServers servers;

    ChangeModel(
            DraftService drafts,
            RuleBookPublisher publisher,
            PublishingPolicy policy,
            ReviewOverview overview,
            PeopleService people,
            EffectModel effect,
            LiveRuleBookSync sync,
            LineComments lineComments,
            RuleBookServers servers) {
        this.drafts = drafts;
        this.publisher = publisher;
        this.policy = policy;
        this.overview = overview;
        this.people = people;
        this.effect = effect;
        this.sync = sync;
        this.lineComments = lineComments;
        this.servers = servers;
    }

    /** @param against number or version to compare with; {@code null} for what is live or was live before */
    String show(UUID id, @Nullable String against, Frame frame, Caller caller, Model model) {
        DraftPreview preview = drafts.preview(id);
        Draft draft = preview.draft();
        Publication became = draft.publishedAs() == null ? null : publisher.find(String.valueOf(draft.publishedAs()));
        Publication before = before(preview, against);
        BookSource after = after(preview, became);
        BookDifference difference = BookDifference.between(publisher.source(before), after);
        model.addAttribute("draft", draft);
        model.addAttribute("preview", preview);
        model.addAttribute("before", before);
        model.addAttribute("versions", publisher.publications(null, VersionPageController.CHOICE));
        DifferenceView view = new DifferenceView(difference, frame.language());
        model.addAttribute("difference", view);
        model.addAttribute("comments", comments(draft, after, view, model));
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", StepForm.empty());
        }
        addSteps(preview, caller, model);
        if (became != null) {
            addUndo(became, caller, model);
        }
        if (draft.isOpen()) {
            model.addAttribute("touched", publisher.touchedBy(after));
            effect.add(id, frame, model);
        }
        return "console/changes/change";
    }

    private CommentsView comments(Draft draft, BookSource after, DifferenceView shown, Model model) {
        List<CommentThread> threads = CommentThread.of(lineComments.of(draft.id(), after));
        CommentForm form = (CommentForm) model.getAttribute("comment");
        return new CommentsView(draft.id().toString(), draft.isOpen(), threads, shown.files(), form);
    }

    private Publication before(DraftPreview preview, @Nullable String against) {
        Integer became = preview.draft().publishedAs();
        if (against == null || against.isBlank() || against.equals("live")) {
            return publisher.find(String.valueOf(became == null ? preview.live() : Math.max(1, became - 1)));
        }
        return publisher.find(against);
    }

    private BookSource after(DraftPreview preview, @Nullable Publication became) {
        if (became != null) {
            return publisher.source(became);
        }
        BookSource source = preview.source();
        return source == null ? drafts.workingSource(preview.draft().id()) : source;
    }

    private void addSteps(DraftPreview preview, Caller caller, Model model) {
        BookSource source = preview.source();
        boolean isEmpty =
                source != null && publisher.find(String.valueOf(preview.live())).isSameAs(source);
        model.addAttribute("steps", new ReviewSteps(overview.of(preview, caller), isEmpty, caller));
        model.addAttribute("secondPerson", policy.needsSecondPerson());
        List<Person> approvers = people.all().stream()
                .filter(each -> each.state() == Person.State.ACTIVE)
                .filter(each -> each.caller().may(Role.APPROVER) && !each.id().equals(caller.person()))
                .toList();
        model.addAttribute("approvers", approvers);
    }

    /** A publication that is live can be undone: what was live before goes live again. */
    private void addUndo(Publication became, Caller caller, Model model) {
        int live = publisher.live().map(Publication::number).orElse(0);
        model.addAttribute("publication", became);
        model.addAttribute("live", live);
        model.addAttribute("suspended", sync.isSuspended());
        model.addAttribute("rollout", servers.of(became.number()));
        if (became.number() == live && live > 1) {
            Publication earlier = publisher.find(String.valueOf(live - 1));
            model.addAttribute("earlier", earlier);
            model.addAttribute("restoreWhy", whyNotRestored(earlier, caller));
        }
    }

    /** Adds on which servers a change that was published is live. */
    void addRollout(UUID id, Model model) {
        Draft draft = drafts.find(id);
        Integer became = draft.publishedAs();
        model.addAttribute("draft", draft);
        model.addAttribute("rollout", became == null ? null : servers.of(became));
    }

    /** Returns the key of the text that says why a version cannot be restored; {@code null} if it can. */
    @Nullable
    String whyNotRestored(Publication earlier, Caller caller) {
        if (!caller.may(Role.APPROVER)) {
            return "reviews.why.no-approver";
        }
        return policy.isRestorable(earlier.version(), earlier.semantics().number())
                ? null
                : "reviews.why.approval-needed";
    }
}
