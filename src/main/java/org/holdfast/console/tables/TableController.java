package org.holdfast.console.tables;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.console.frame.Frame;
import org.holdfast.console.tables.TableDrafts.Checked;
import org.holdfast.console.tables.TableDrafts.Stored;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.SaveResult;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.rules.table.TableHead;
import org.holdfast.rules.table.TableReader;
import org.holdfast.rules.table.grid.TableDocument;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Shows a table of a draft as a grid, and saves what is filled in. */
@Controller
class TableController {

    private static final String PAGE = "/changes/{draft}/table";
    private static final String VIEW = "console/tables/table";

    private final TableDrafts tables;

    TableController(TableDrafts tables) {
        this.tables = tables;
    }

    /** Who looks at which table of which draft. */
    private record Look(UUID draft, String path, String language, Model model) {}

    @AllowedRoles(Role.AUTHOR)
    @GetMapping(PAGE)
    String table(
            @PathVariable UUID draft,
            @RequestParam String path,
            @RequestParam(defaultValue = "0") int row,
            @RequestAttribute(Frame.ATTRIBUTE) Frame frame,
            Model model) {
        show(new Look(draft, path, frame.language(), model), row);
        return VIEW;
    }

    @AllowedRoles(Role.AUTHOR)
    @PostMapping(PAGE)
    String save(
            @PathVariable UUID draft,
            @RequestParam String path,
            @RequestAttribute(Frame.ATTRIBUTE) Frame frame,
            Caller caller,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Look look = new Look(draft, path, frame.language(), model);
        TableForm form = TableForm.of(request.getParameterMap());
        if (isSaved(look, form, Contributor.of(caller), response)) {
            return "redirect:" + address(draft, path, form.chosen());
        }
        return VIEW;
    }

    @AllowedRoles(Role.AUTHOR)
    @PostMapping(PAGE + "/fragment")
    String saveInPlace(
            @PathVariable UUID draft,
            @RequestParam String path,
            @RequestAttribute(Frame.ATTRIBUTE) Frame frame,
            Caller caller,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Look look = new Look(draft, path, frame.language(), model);
        TableForm form = TableForm.of(request.getParameterMap());
        if (isSaved(look, form, Contributor.of(caller), response)) {
            show(look, form.chosen());
            model.addAttribute("saved", true);
        }
        return VIEW + " :: grid";
    }

    static String address(UUID draft, String path, int row) {
        return UriComponentsBuilder.fromPath(PAGE)
                .queryParam("path", "{path}")
                .queryParam("row", row)
                .queryParam("saved", "")
                .encode()
                .buildAndExpand(draft, path)
                .toUriString();
    }

    /** Saves a form; if that is not possible, what was typed is shown with the reason. */
    private boolean isSaved(Look look, TableForm form, Contributor by, HttpServletResponse response) {
        Stored stored = tables.read(look.draft(), look.path());
        TableDocument document = stored.readable();
        TableHead head = TableDrafts.head(stored);
        if (head == null) {
            throw new InvalidInput("path", "is a file without the head of a table; expected one with \"RuleTable\"");
        }
        List<List<String>> rows = new ArrayList<>(document.rows().subList(0, head.firstRule()));
        try {
            rows.addAll(form.edited());
            byte[] bytes = document.with(rows);
            SaveResult result = tables.save(look.draft(), look.path(), bytes, form.hash(), by);
            if (!(result instanceof SaveResult.Stale stale)) {
                return true;
            }
            look.model().addAttribute("stale", true);
            look.model().addAttribute("changes", tables.changes(stored, bytes));
            look.model()
                    .addAttribute(
                            "theirName", stale.by() == null ? "" : stale.by().name());
        } catch (InvalidInput e) {
            look.model().addAttribute("problem", e.getMessage());
        }
        response.setStatus(HttpStatus.CONFLICT.value());
        List<List<String>> typed = form.body();
        addTo(look, stored, form.row());
        look.model().addAttribute("hash", form.hash());
        look.model()
                .addAttribute(
                        "table", new TableView.Builder(head, look.language()).view(typed, row -> row + 1, List.of()));
        return false;
    }

    private void show(Look look, int chosen) {
        Stored stored = tables.read(look.draft(), look.path());
        Checked checked = tables.check(stored, look.language());
        TableDocument document = stored.document();
        TableHead head = TableDrafts.head(stored);
        addTo(look, stored, chosen);
        look.model().addAttribute("hash", stored.hash());
        look.model().addAttribute("complete", checked.complete());
        if (document == null || head == null) {
            look.model().addAttribute("errors", checked.errors());
            return;
        }
        int first = head.firstRule();
        List<List<String>> body = document.rows().subList(first, document.rows().size());
        look.model()
                .addAttribute(
                        "table",
                        new TableView.Builder(head, look.language())
                                .view(body, row -> document.line(first + row), checked.problems()));
    }

    private void addTo(Look look, Stored stored, int chosen) {
        look.model().addAttribute("draft", tables.draft(look.draft()));
        look.model().addAttribute("path", look.path());
        look.model().addAttribute("chosen", chosen);
        look.model().addAttribute("stored", stored.hash());
        look.model().addAttribute("workbook", TableReader.isWorkbook(look.path()));
    }
}
