package org.holdfast.console.changes;

import java.util.UUID;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.console.frame.Reader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows one draft: what it changes in words, for customers, by word, by cell and by line, and how far it is. */
@Controller
class ChangePageController {

    private final ChangeModel page;

    ChangePageController(ChangeModel page) {
        this.page = page;
    }

    /**
     * @param against number or version to compare with; the live rule book if it is missing
     * @param comment the line on which the reader wants to comment, if any
     */
    @AllowedRoles(Role.AUTHOR)
    @GetMapping("/changes/{draft}")
    String change(
            @PathVariable UUID draft,
            @RequestParam(required = false) @Nullable String against,
            @ModelAttribute("comment") CommentForm comment,
            Reader reader) {
        return page.show(draft, against, reader.frame(), reader.caller(), reader.model());
    }

    /** Says on which servers a change is live; asks again until it is on all. */
    @AllowedRoles(Role.AUTHOR)
    @GetMapping("/changes/{draft}/rollout/fragment")
    String rollout(@PathVariable UUID draft, Reader reader) {
        page.addRollout(draft, reader.model());
        return "console/changes/actions :: rollout";
    }
}
