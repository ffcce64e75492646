package org.holdfast.console.changes;

import java.util.UUID;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.changes.BookDifference;
import org.holdfast.console.frame.Frame;
import org.holdfast.drafts.DraftPreview;
import org.holdfast.drafts.DraftService;
import org.holdfast.history.rulebooks.Publication;
import org.holdfast.publishing.RuleBookPublisher;
import org.holdfast.rules.files.BookSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows one draft: what it changes in words, for customers, by word, by cell and by line. */
@Controller
class ChangePageController {

    private final DraftService drafts;
    private final RuleBookPublisher publisher;
    private final EffectModel effect;

    ChangePageController(DraftService drafts, RuleBookPublisher publisher, EffectModel effect) {
        this.drafts = drafts;
        this.publisher = publisher;
        this.effect = effect;
    }

    /** @param against number or version to compare with; the live rule book if it is missing */
    @AllowedRoles(Role.AUTHOR)
    @GetMapping("/changes/{draft}")
    String change(
            @PathVariable UUID draft,
            @RequestParam(required = false) @Nullable String against,
            @RequestAttribute(Frame.ATTRIBUTE) Frame frame,
            Model model) {
        DraftPreview preview = drafts.preview(draft);
        BookSource after = preview.source() == null ? drafts.workingSource(draft) : preview.source();
        Publication before = against == null || against.isBlank() || against.equals("live")
                ? publisher.find(String.valueOf(preview.live()))
                : publisher.find(against);
        BookDifference difference = BookDifference.between(publisher.source(before), after);
        model.addAttribute("draft", preview.draft());
        model.addAttribute("preview", preview);
        model.addAttribute("before", before);
        model.addAttribute("versions", publisher.publications(null, VersionPageController.CHOICE));
        model.addAttribute("difference", new DifferenceView(difference, frame.language()));
        if (preview.draft().isOpen()) {
            model.addAttribute("touched", publisher.touchedBy(after));
            effect.add(draft, frame, model);
        }
        return "console/changes/change";
    }
}
