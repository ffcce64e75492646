package org.holdfast.console.changes;

import java.util.UUID;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.console.frame.Frame;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows one draft: what it changes in words, for customers, by word, by cell and by line, and how far it is. */
@Controller
class ChangePageController {

    private final ChangeModel page;

    ChangePageController(ChangeModel page) {
        this.page = page;
    }

    /** @param against number or version to compare with; the live rule book if it is missing */
    @AllowedRoles(Role.AUTHOR)
    @GetMapping("/changes/{draft}")
    String change(
            @PathVariable UUID draft,
            @RequestParam(required = false) @Nullable String against,
            @RequestAttribute(Frame.ATTRIBUTE) Frame frame,
            Caller caller,
            Model model) {
        return page.show(draft, against, frame, caller, model);
    }
}
