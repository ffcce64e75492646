package org.holdfast.console.workshop;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.console.frame.Frame;
import org.holdfast.console.workshop.TextsPage.Section;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.DraftService;
import org.holdfast.drafts.edits.TextEdits;
import org.holdfast.drafts.edits.TextProblem;
import org.holdfast.drafts.edits.TextWish;
import org.holdfast.localization.LocalizedTexts;
import org.holdfast.publishing.LiveRuleBook;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.RuleBookReader;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.model.Rule;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Shows what customers read because of a rule, in all languages side by side, with the plural forms of their numbers,
 * and saves what is changed.
 */
@Controller
class TextsController {

    private final DraftService drafts;
    private final TextEdits edits;
    private final LiveRuleBook live;

    TextsController(DraftService drafts, TextEdits edits, LiveRuleBook live) {
        this.drafts = drafts;
        this.edits = edits;
        this.live = live;
    }

    @AllowedRoles(Role.AUTHOR)
    @GetMapping("/changes/{draft}/texts")
    String texts(@PathVariable UUID draft, @RequestParam String path, Model model) {
        BookSource source = drafts.workingSource(draft);
        return page(draft, source, path, TextsPage.of(source, path, rules(source, path)), model);
    }

    @AllowedRoles(Role.AUTHOR)
    @PostMapping("/changes/{draft}/texts")
    String save(
            @PathVariable UUID draft,
            @RequestParam String path,
            @RequestAttribute(Frame.ATTRIBUTE) Frame frame,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        TextsForm form = TextsForm.of(request.getParameterMap());
        TextEdits.Result result = edits.save(draft, form.wishes(), frame.language(), Contributor.of(caller));
        if (result.problems().isEmpty() && !result.isStale()) {
            return "redirect:"
                    + UriComponentsBuilder.fromPath("/changes/{draft}/texts")
                            .queryParam("path", "{path}")
                            .queryParam("saved", "")
                            .encode()
                            .buildAndExpand(draft, path)
                            .toUriString();
        }
        response.setStatus(result.isStale() ? HttpStatus.CONFLICT.value() : HttpStatus.BAD_REQUEST.value());
        model.addAttribute("stale", result.isStale());
        BookSource source = drafts.workingSource(draft);
        return page(draft, source, path, failed(source, path, form, result.problems()), model);
    }

    private List<Section> failed(BookSource source, String path, TextsForm form, List<TextProblem> problems) {
        return TextsPage.of(source, path, rules(source, path)).stream()
                .map(section ->
                        section.kind().equals(form.kind()) && section.of().equals(form.of())
                                ? section.with(form, problems)
                                : section)
                .toList();
    }

    private String page(UUID draft, BookSource source, String path, List<Section> sections, Model model) {
        model.addAttribute("draft", drafts.find(draft));
        model.addAttribute("path", path);
        model.addAttribute(
                "tabs",
                WorkshopTab.of(draft.toString(), source, path, path).stream()
                        .map(tab -> tab.current(tab.key().equals("texts")))
                        .toList());
        model.addAttribute("sections", sections);
        Map<String, String> hashes = new LinkedHashMap<>();
        for (String language : LocalizedTexts.LANGUAGES) {
            String file = TextWish.path(language);
            hashes.put(language, source.has(file) ? source.fileHash(file) : "");
        }
        model.addAttribute("hashes", hashes);
        return "console/workshop/texts";
    }

    /** Returns the rules of the file as the draft has them; those of the live rule book while it has errors. */
    private List<Rule> rules(BookSource source, String path) {
        RuleBook live = this.live.book().rules();
        RuleBook book = source.has(path)
                ? new RuleBookReader(this.live.book().assumptions().currency())
                        .readAlone(source, path)
                        .book()
                : null;
        return (book == null ? live : book)
                .rules().stream()
                        .filter(rule -> rule.origin().file().equals(path))
                        .toList();
    }
}
