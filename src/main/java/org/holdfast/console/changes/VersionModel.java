package org.holdfast.console.changes;

import java.util.List;
import org.holdfast.access.Caller;
import org.holdfast.changes.LimitChange;
import org.holdfast.console.frame.Frame;
import org.holdfast.drafts.Draft;
import org.holdfast.drafts.DraftService;
import org.holdfast.history.rulebooks.Publication;
import org.holdfast.publishing.RuleBookPublisher;
import org.holdfast.publishing.VersionChanges;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.ui.Model;

/** Fills the page of a version: what it changed, and what making it live again would take back. */
@Service
class VersionModel {

    private final RuleBookPublisher publisher;
    private final VersionChanges versionChanges;
    private final DraftService drafts;
    private final ChangeModel changes;

    VersionModel(RuleBookPublisher publisher, VersionChanges versionChanges, DraftService drafts, ChangeModel changes) {
        this.publisher = publisher;
        this.versionChanges = versionChanges;
        this.drafts = drafts;
        this.changes = changes;
    }

    /** @param against number or version to compare with; {@code null} for the publication before it */
    String show(String version, @Nullable String against, Frame frame, Caller caller, Model model) {
        VersionChanges.Compared compared =
                versionChanges.between(version, against == null || against.isBlank() ? null : against);
        Publication shown = compared.after();
        Publication live = publisher.live().orElseThrow();
        model.addAttribute("version", shown);
        model.addAttribute("before", compared.before());
        model.addAttribute("live", live.number());
        model.addAttribute("versions", publisher.publications(null, VersionPageController.CHOICE));
        model.addAttribute(
                "drafts",
                frame.may("author") ? drafts.page(Draft.State.OPEN, null, VersionPageController.CHOICE) : List.of());
        model.addAttribute("difference", new DifferenceView(compared.difference(), frame.language()));
        if (frame.may("author") && !live.isSameAs(shown)) {
            model.addAttribute("takesBack", LimitChange.between(publisher.source(live), publisher.source(shown)));
            model.addAttribute("restoreWhy", changes.whyNotRestored(shown, caller));
        }
        return "console/changes/version";
    }
}
