package org.holdfast.console.workshop;

import java.util.UUID;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.console.frame.Frame;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.SaveResult;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Shows a file of a draft in the editor, and, where scripts are blocked, in a text field with a button that saves and
 * checks it.
 */
@Controller
class WorkshopController {

    private final WorkshopFiles files;
    private final WorkshopChecks checks;
    private final WorkshopPage page;

    WorkshopController(WorkshopFiles files, WorkshopChecks checks, WorkshopPage page) {
        this.files = files;
        this.checks = checks;
        this.page = page;
    }

    /**
     * @param of path of the rule file that the file belongs to
     * @param rule name of a rule in it, whose first number is selected
     * @param line line on which the cursor is put
     */
    @AllowedRoles(Role.AUTHOR)
    @GetMapping("/changes/{draft}/edit")
    String edit(
            @PathVariable UUID draft,
            @RequestParam String path,
            @RequestParam(required = false) @Nullable String of,
            @RequestParam(required = false) @Nullable String rule,
            @RequestParam(defaultValue = "0") int line,
            Model model) {
        FileText file = files.read(draft, path);
        String text = file.text();
        if (text != null && rule != null) {
            model.addAttribute("selected", FirstNumber.of(rule, path, text));
        }
        model.addAttribute("line", line);
        return page.show(draft, path, of, file, text, model);
    }

    /** Saves and checks the text of the plain field. A text that another changed meanwhile is shown beside it. */
    @AllowedRoles(Role.AUTHOR)
    @PostMapping("/changes/{draft}/edit")
    String check(
            @PathVariable UUID draft,
            @RequestParam String path,
            @RequestParam(required = false) @Nullable String of,
            @RequestParam String text,
            @RequestParam(defaultValue = "") String expected,
            @RequestParam(defaultValue = "") String replace,
            @RequestAttribute(Frame.ATTRIBUTE) Frame frame,
            Caller caller,
            Model model) {
        SaveResult result = files.save(
                draft,
                new WorkshopFiles.Edited(path, text, expected.isEmpty() ? null : expected, replace.isEmpty(), null),
                Contributor.of(caller));
        FileText stored = files.read(draft, path);
        if (result instanceof SaveResult.Stale stale) {
            model.addAttribute("theirs", stored.text());
            model.addAttribute("kept", stale.conflicts().isEmpty() ? null : stale.kept());
            model.addAttribute("begunWith", expected);
            model.addAttribute(
                    "theirName", stale.by() == null ? null : stale.by().name());
            return page.show(draft, path, of, stored, FileText.lines(text), model);
        }
        model.addAttribute("saved", true);
        model.addAttribute("problems", checks.problems(draft, path, text, frame.language()));
        checks.showExamples(draft, path, text, frame.language(), model);
        checks.showBook(draft, frame.language(), model);
        return page.show(draft, path, of, stored, stored.text(), model);
    }
}
