package org.holdfast.console.workshop;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.catalogue.WrittenText;
import org.holdfast.catalogue.WrittenTexts;
import org.holdfast.console.text.TextPieces;
import org.holdfast.drafts.DraftService;
import org.holdfast.localization.LocalizedTexts;
import org.holdfast.messages.TextPreview;
import org.holdfast.publishing.LiveRuleBook;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.model.ConsequenceClause;
import org.holdfast.rules.model.Rule;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Shows what customers read because of a rule, in all languages side by side, with the plural forms of their numbers.
 * Each text leads to its line in the editor.
 */
@Controller
class TextsController {

    private final DraftService drafts;
    private final LiveRuleBook live;

    TextsController(DraftService drafts, LiveRuleBook live) {
        this.drafts = drafts;
        this.live = live;
    }

    /**
     * A text in one language.
     *
     * @param text the text as it is written; {@code null} if it is missing in the language
     * @param preview what customers would read
     */
    public record Cell(
            String language,
            @Nullable WrittenText text,
            List<TextPieces.Piece> pieces,
            @Nullable TextPreview preview) {}

    /** A part of a message, such as its subject, in every language. */
    public record Row(String action, String part, List<Cell> cells) {}

    @AllowedRoles(Role.AUTHOR)
    @GetMapping("/changes/{draft}/texts")
    String texts(@PathVariable UUID draft, @RequestParam String path, Model model) {
        BookSource source = drafts.workingSource(draft);
        WrittenTexts texts = WrittenTexts.of(source);
        model.addAttribute("draft", drafts.find(draft));
        model.addAttribute("path", path);
        model.addAttribute(
                "tabs",
                WorkshopTab.of(draft.toString(), source, path, path).stream()
                        .map(tab -> tab.current(tab.key().equals("texts")))
                        .toList());
        model.addAttribute("rows", rows(texts, path));
        return "console/workshop/texts";
    }

    /** Returns the texts of the rules that the live rule book has in the file; those of a new rule come when it is. */
    private List<Row> rows(WrittenTexts texts, String path) {
        Map<String, Row> rows = new LinkedHashMap<>();
        for (Rule rule : live.book().rules().rules()) {
            if (rule.origin().file().equals(path)) {
                Set<String> actions = new LinkedHashSet<>();
                rule.then().stream().map(ConsequenceClause::action).forEach(actions::add);
                actions.forEach(action -> add(rows, action, texts.ofAction(action)));
                add(rows, rule.name(), texts.reasonsOf(rule.name(), path));
            }
        }
        return List.copyOf(rows.values());
    }

    private static void add(Map<String, Row> rows, String of, List<WrittenText> texts) {
        Set<String> parts = new LinkedHashSet<>();
        texts.forEach(text -> parts.add(text.part()));
        for (String part : parts) {
            rows.put(
                    of + " " + part,
                    new Row(
                            of,
                            part,
                            LocalizedTexts.LANGUAGES.stream()
                                    .map(language -> cell(language, part, texts))
                                    .toList()));
        }
    }

    private static Cell cell(String language, String part, List<WrittenText> texts) {
        WrittenText text = texts.stream()
                .filter(each -> each.language().equals(language) && each.part().equals(part))
                .findFirst()
                .orElse(null);
        return text == null
                ? new Cell(language, null, List.of(), null)
                : new Cell(language, text, TextPieces.of(text.text()), TextPreview.of(text.text(), language));
    }
}
