package org.holdfast.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.holdfast.catalogue.RuleSentences.Words;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.localization.LocalizedTexts;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.ConsequenceClause;
import org.holdfast.rules.model.Rule;
import org.holdfast.rules.table.TableReader;

/** Reads the entries of a rule book. */
final class CatalogueReader {

    private final RuleBook book;
    private final WrittenTexts texts;

    CatalogueReader(RuleBook book) {
        this.book = book;
        this.texts = WrittenTexts.of(book.source());
    }

    List<CatalogueEntry> read() {
        List<CatalogueEntry> rules = book.rules().stream().map(this::rule).toList();
        List<CatalogueEntry> entries = new ArrayList<>(rules);
        entries.addAll(tables(rules));
        book.actions().values().stream()
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .forEach(action -> entries.add(action(action)));
        entries.addAll(new ConfigurationEntries(book.source()).read());
        texts.actions().forEach(action -> entries.add(text(action)));
        return entries;
    }

    private CatalogueEntry rule(Rule rule) {
        List<String> actions =
                rule.then().stream().map(ConsequenceClause::action).distinct().toList();
        List<CatalogueLine> lines = new ArrayList<>();
        lines.add(new CatalogueLine(
                EntryPart.NAME, null, rule.name(), rule.origin().line()));
        for (String language : languages(rule)) {
            RuleSentences words = RuleSentences.of(rule, book, language);
            lines.add(new CatalogueLine(EntryPart.CONDITION, language, words.firstCondition(), line(words.when())));
            words.when().stream()
                    .skip(words.firstCondition().contains(" – ") ? 2 : 1)
                    .forEach(each -> lines.add(line(EntryPart.CONDITION, language, each)));
            words.then().forEach(each -> lines.add(line(EntryPart.PROPOSAL, language, each)));
        }
        actions.forEach(action -> lines.add(new CatalogueLine(EntryPart.ACTION, null, action, 0)));
        String owner = rule.owner();
        if (owner != null) {
            lines.add(new CatalogueLine(EntryPart.OWNER, null, owner, 0));
        }
        texts.reasonsOf(rule.name(), rule.origin().file()).forEach(each -> lines.add(each.line(EntryPart.REASON)));
        actions.forEach(action -> texts.ofAction(action).forEach(each -> lines.add(each.line(EntryPart.TEXT))));
        lines.add(new CatalogueLine(EntryPart.FILE, null, rule.origin().file(), 0));
        return new CatalogueEntry(
                CatalogueKind.RULE,
                rule.name(),
                rule.area(),
                owner,
                rule.language(),
                actions,
                rule.origin().file(),
                rule.origin().line(),
                lines);
    }

    /** Returns the languages in which a rule can be said; the author's own comes first. */
    private List<String> languages(Rule rule) {
        return book.sentencesOf(rule).isEmpty()
                ? List.of(rule.language())
                : Stream.concat(Stream.of(rule.language()), LocalizedTexts.LANGUAGES.stream())
                        .distinct()
                        .toList();
    }

    private static int line(List<Words> words) {
        return words.isEmpty() ? 0 : words.get(0).line();
    }

    private static CatalogueLine line(EntryPart part, String language, Words words) {
        return new CatalogueLine(part, language, words.text(), words.line());
    }

    /** Returns an entry for each table; its rows are rules, and listed as such. */
    private static List<CatalogueEntry> tables(List<CatalogueEntry> rules) {
        Map<String, List<CatalogueEntry>> byFile = new LinkedHashMap<>();
        rules.stream()
                .filter(rule -> TableReader.isTable(rule.file()))
                .forEach(rule -> byFile.computeIfAbsent(rule.file(), file -> new ArrayList<>())
                        .add(rule));
        return byFile.values().stream().map(CatalogueReader::table).toList();
    }

    private static CatalogueEntry table(List<CatalogueEntry> rows) {
        CatalogueEntry first = rows.get(0);
        String name = first.file().substring(first.file().lastIndexOf('/') + 1);
        List<CatalogueLine> lines = new ArrayList<>();
        lines.add(new CatalogueLine(EntryPart.NAME, null, name.replaceFirst("\\.[^.]*$", ""), 1));
        first.lines().stream()
                .filter(line -> line.part() == EntryPart.CONDITION || line.part() == EntryPart.PROPOSAL)
                .forEach(lines::add);
        lines.add(new CatalogueLine(EntryPart.FILE, null, first.file(), 0));
        return new CatalogueEntry(
                CatalogueKind.TABLE,
                name,
                first.area(),
                first.owner(),
                first.language(),
                rows.stream().flatMap(row -> row.actions().stream()).distinct().toList(),
                first.file(),
                1,
                lines);
    }

    private static CatalogueEntry action(Action action) {
        List<CatalogueLine> lines = new ArrayList<>();
        int at = action.origin().line();
        lines.add(new CatalogueLine(EntryPart.NAME, null, action.id(), at));
        String budget = action.grant().budget();
        lines.add(new CatalogueLine(
                EntryPart.VALUE,
                null,
                action.kind() + ", " + action.purpose() + (budget == null ? "" : ", " + budget),
                at));
        lines.add(new CatalogueLine(EntryPart.FILE, null, action.origin().file(), 0));
        return new CatalogueEntry(
                CatalogueKind.ACTION,
                action.id(),
                action.area(),
                null,
                null,
                List.of(action.id()),
                action.origin().file(),
                at,
                lines);
    }

    /** Returns the entry of the texts of an action. */
    private CatalogueEntry text(String action) {
        SourceLocation place = texts.place(action);
        List<CatalogueLine> lines = new ArrayList<>();
        lines.add(new CatalogueLine(EntryPart.NAME, null, action, place.line()));
        texts.ofAction(action).forEach(each -> lines.add(each.line(EntryPart.TEXT)));
        return new CatalogueEntry(
                CatalogueKind.TEXT, action, null, null, null, List.of(action), place.file(), place.line(), lines);
    }
}
