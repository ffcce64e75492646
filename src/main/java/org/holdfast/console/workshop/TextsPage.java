package org.holdfast.console.workshop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.holdfast.catalogue.WrittenText;
import org.holdfast.catalogue.WrittenTexts;
import org.holdfast.drafts.edits.TextProblem;
import org.holdfast.drafts.edits.TextWish;
import org.holdfast.localization.LocalizedTexts;
import org.holdfast.messages.TextPlaceholder;
import org.holdfast.messages.TextPreview;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.model.ConsequenceClause;
import org.holdfast.rules.model.Rule;
import org.jspecify.annotations.Nullable;

/** The texts of the rules of a file, in all languages side by side, as fields. */
final class TextsPage {

    private final WrittenTexts texts;
    private final String path;
    private final Map<String, Section> sections = new LinkedHashMap<>();

    private TextsPage(BookSource source, String path) {
        this.texts = WrittenTexts.of(source);
        this.path = path;
    }

    /**
     * A text in one language.
     *
     * @param field name of its field
     * @param written where it is written; {@code null} if it is missing in the language
     * @param preview what customers would read
     * @param problem what prevented it from being saved; empty if nothing did
     */
    public record Cell(
            String language,
            String field,
            String text,
            @Nullable WrittenText written,
            TextPreview preview,
            String problem) {}

    /** A part of a message, such as its subject, in every language. */
    public record Row(String part, List<Cell> cells) {}

    /**
     * The texts of an action, or those that say why a rule acts.
     *
     * @param kind {@code actions} or {@code reasons}
     * @param placeholders the values that the texts can ask for
     * @param problems what prevented them from being saved and is at fault elsewhere
     */
    public record Section(
            String kind,
            String of,
            List<Row> rows,
            List<TextPlaceholder> placeholders,
            List<String> problems,
            boolean failed) {

        /** Returns this section with what was typed and what is wrong with it. */
        Section with(TextsForm form, List<TextProblem> found) {
            List<Row> typed = rows.stream()
                    .map(row -> new Row(
                            row.part,
                            row.cells.stream()
                                    .map(cell -> typed(cell, row.part, form, found))
                                    .toList()))
                    .toList();
            List<String> others = found.stream()
                    .filter(each -> each.part().isEmpty())
                    .map(TextProblem::message)
                    .distinct()
                    .toList();
            return new Section(kind, of, typed, placeholders, others, true);
        }

        private static Cell typed(Cell cell, String part, TextsForm form, List<TextProblem> found) {
            String text = form.text(cell.field).orElse(cell.text);
            String problem = found.stream()
                    .filter(each ->
                            each.language().equals(cell.language) && each.part().equals(part))
                    .map(TextProblem::message)
                    .findFirst()
                    .orElse("");
            return new Cell(
                    cell.language, cell.field, text, cell.written, TextPreview.of(text, cell.language), problem);
        }
    }

    static List<Section> of(BookSource source, String path, List<Rule> rules) {
        TextsPage page = new TextsPage(source, path);
        for (Rule rule : rules) {
            rule.then().forEach(clause -> page.addAction(rule, clause));
            page.addReason(rule);
        }
        return List.copyOf(page.sections.values());
    }

    private void addAction(Rule rule, ConsequenceClause clause) {
        List<WrittenText> written = texts.ofAction(clause.action());
        Set<String> parts = new LinkedHashSet<>(List.of("subject", "body"));
        written.forEach(text -> parts.add(text.part()));
        add(TextWish.ACTIONS, clause.action(), parts, written, TextPlaceholder.of(rule, clause));
    }

    private void addReason(Rule rule) {
        List<WrittenText> written = texts.reasonsOf(rule.name(), path);
        boolean own = texts.hasReason(rule.name()) || written.isEmpty();
        String name =
                own ? rule.name() : path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\..*", "");
        for (ConsequenceClause clause : rule.then()) {
            add(TextWish.REASONS, name, Set.of(WrittenText.REASON), written, TextPlaceholder.of(rule, clause));
        }
    }

    /** Adds a section; of several rules with the same text, what all of them know can be put in. */
    private void add(
            String kind, String of, Set<String> parts, List<WrittenText> written, List<TextPlaceholder> placeholders) {
        sections.merge(
                kind + " " + of,
                new Section(kind, of, rows(parts, written), placeholders, List.of(), false),
                (old, more) -> {
                    List<TextPlaceholder> both = new ArrayList<>(old.placeholders);
                    both.retainAll(more.placeholders);
                    return new Section(kind, of, old.rows, both, List.of(), false);
                });
    }

    private static List<Row> rows(Set<String> parts, List<WrittenText> written) {
        return parts.stream()
                .map(part -> new Row(
                        part,
                        LocalizedTexts.LANGUAGES.stream()
                                .map(language -> cell(language, part, written))
                                .toList()))
                .toList();
    }

    private static Cell cell(String language, String part, List<WrittenText> written) {
        Optional<WrittenText> found = written.stream()
                .filter(each -> each.language().equals(language) && each.part().equals(part))
                .findFirst();
        String text = found.map(WrittenText::text).orElse("");
        return new Cell(
                language,
                TextsForm.field(language, part),
                text,
                found.orElse(null),
                TextPreview.of(text, language),
                "");
    }
}
