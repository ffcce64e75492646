package org.holdfast.console.workshop;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.console.desk.CustomerLookups;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.DraftService;
import org.holdfast.editor.example.MadeExample;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.insight.EditorService;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Adds an example that is made from a customer to the file of examples, and opens it there. What identifies the person
 * stays out of it.
 */
@Controller
class ExampleController {

    private final DraftService drafts;
    private final EditorService editor;
    private final CustomerLookups lookups;
    private final WorkshopFiles files;
    private final WorkshopPage page;

    ExampleController(
            DraftService drafts,
            EditorService editor,
            CustomerLookups lookups,
            WorkshopFiles files,
            WorkshopPage page) {
        this.drafts = drafts;
        this.editor = editor;
        this.lookups = lookups;
        this.files = files;
        this.page = page;
    }

    /**
     * @param path the file that was open
     * @param of path of the rules that the example is for
     */
    @AllowedRoles(Role.AUTHOR)
    @PostMapping("/changes/{draft}/edit/examples")
    String add(
            @PathVariable UUID draft,
            @RequestParam String path,
            @RequestParam String of,
            @RequestParam String customer,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        String wanted = customer.strip();
        try {
            MadeExample made = make(draft, of, wanted, caller, request);
            return "redirect:" + EditAddress.line(draft, made.path(), lineOf(made));
        } catch (NotFound e) {
            return refused(draft, path, of, "unknown", null, response, model);
        } catch (InvalidInput e) {
            return refused(draft, path, of, "impossible", e.getMessage(), response, model);
        }
    }

    private MadeExample make(UUID draft, String of, String customer, Caller caller, HttpServletRequest request) {
        MadeExample made = editor.example(drafts.workingSource(draft), of, customer);
        lookups.viewed(customer, caller, request);
        FileText stored = files.read(draft, made.path());
        files.save(
                draft,
                new WorkshopFiles.Edited(made.path(), made.text(), stored.hash(), true, null),
                Contributor.of(caller));
        return made;
    }

    /** Returns the line on which the example begins; it is the last one of the file. */
    private static int lineOf(MadeExample made) {
        String text = FileText.lines(made.text()).stripTrailing();
        long lines = text.lines().count();
        return (int) (lines - FileText.lines(made.item()).strip().lines().count() + 1);
    }

    private String refused(
            UUID draft,
            String path,
            String of,
            String why,
            @Nullable String detail,
            HttpServletResponse response,
            Model model) {
        response.setStatus((why.equals("unknown") ? HttpStatus.NOT_FOUND : HttpStatus.BAD_REQUEST).value());
        model.addAttribute("exampleRefused", why);
        model.addAttribute("exampleDetail", detail);
        model.addAttribute("line", 0);
        FileText file = files.read(draft, path);
        return page.show(draft, path, of, file, file.text(), model);
    }
}
