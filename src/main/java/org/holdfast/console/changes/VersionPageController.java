package org.holdfast.console.changes;

import java.util.List;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.console.frame.Frame;
import org.holdfast.history.rulebooks.Publication;
import org.holdfast.publishing.RuleBookPublisher;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Lists the published rule books, and compares any two of them. */
@Controller
class VersionPageController {

    /** Number of versions that are offered to compare with; others can be typed into the address. */
    static final int CHOICE = 50;

    private final RuleBookPublisher publisher;
    private final VersionModel page;

    VersionPageController(RuleBookPublisher publisher, VersionModel page) {
        this.publisher = publisher;
        this.page = page;
    }

    @AllowedRoles(Role.READ)
    @GetMapping("/versions")
    String versions(@RequestParam(required = false) @Nullable Integer after, Model model) {
        List<Publication> found = publisher.publications(after, CHOICE + 1);
        List<Publication> shown = found.subList(0, Math.min(CHOICE, found.size()));
        model.addAttribute("versions", shown);
        model.addAttribute("live", publisher.live().map(Publication::number).orElse(0));
        model.addAttribute("next", found.size() > CHOICE ? shown.get(CHOICE - 1).number() : null);
        return "console/changes/versions";
    }

    /** @param against number or version to compare with; the publication before it if it is missing */
    @AllowedRoles(Role.READ)
    @GetMapping("/versions/{version}")
    String version(
            @PathVariable String version,
            @RequestParam(required = false) @Nullable String against,
            @RequestAttribute(Frame.ATTRIBUTE) Frame frame,
            Caller caller,
            Model model) {
        return page.show(version, against, frame, caller, model);
    }
}
