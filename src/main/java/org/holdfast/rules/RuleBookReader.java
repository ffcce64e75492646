package org.holdfast.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.loyalty.programmes.Programme;
import org.holdfast.rules.analysis.StaticAnalysis;
import org.holdfast.rules.config.ActionsReader;
import org.holdfast.rules.config.LimitsCheck;
import org.holdfast.rules.config.LimitsReader;
import org.holdfast.rules.config.ProgrammesReader;
import org.holdfast.rules.drl.DrlReader;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.files.SourceMappedText;
import org.holdfast.rules.language.Sentence;
import org.holdfast.rules.language.SentenceExpander;
import org.holdfast.rules.language.Sentences;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.ConsequenceClause;
import org.holdfast.rules.model.Rule;
import org.holdfast.rules.table.TableReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads rule books. Results are cached per file, so that after an edit only the edited files are read again. Not
 * thread-safe.
 */
public final class RuleBookReader {

    /** The file that lists the scenarios shown in the tour; no rule depends on it. */
    public static final String TOUR = "tour.yaml";

    /** File extensions of rule files. */
    public static final List<String> ENDINGS = List.of(".dslr", ".drl", ".csv", ".xlsx");

    private final String home;
    private Map<String, FileRules> remembered = new HashMap<>();
    private String rememberedLanguage = "";
    private @Nullable Sentences sentences;
    private List<Problem> sentenceProblems = List.of();

    /** The cached result of one file, which depends only on its content and the dictionary. */
    private record FileRules(
            String hash,
            String language,
            List<Rule> rules,
            Map<Integer, Set<Sentence>> sentences,
            List<Problem> problems) {}

    /**
     * The outcome of reading a rule book.
     *
     * @param book {@code null} if there are errors
     * @param problems errors and warnings; a book may come with warnings
     */
    public record Result(@Nullable RuleBook book, Sentences sentences, List<Problem> problems) {

        public boolean hasErrors() {
            return problems.stream().anyMatch(Problem::isError);
        }
    }

    /** @param home ISO code of the company's currency */
    public RuleBookReader(String home) {
        this.home = home;
    }

    public Result read(BookSource source) {
        Problems problems = new Problems();
        Sentences language = language(source, problems);
        Map<String, Action> actions = ActionsReader.read(source, problems);
        LimitsReader.Result limits = LimitsReader.read(source, problems);
        List<Programme> programmes = ProgrammesReader.read(source, problems);
        List<Rule> rules = rules(source, language, problems);
        checkNames(rules, problems);
        checkActions(rules, actions, problems);
        LimitsCheck.check(limits, actions.values(), rules, problems);
        ProgrammesReader.check(source, programmes, actions.values(), problems);
        UnreadFiles.report(source, problems);
        if (!problems.hasErrors()) {
            StaticAnalysis.check(rules, actions.values(), problems);
        }
        if (rules.isEmpty() && !problems.hasErrors()) {
            problems.error(
                    SourceLocation.of("areas"),
                    "There is not a single rule in this rule book.",
                    "Maybe it is the wrong folder: rules belong in areas/AREA/NAME.dslr.");
        }
        RuleBook book = problems.hasErrors()
                ? null
                : new RuleBook(source, rules, actions, limits.limits(), programmes, sentencesOfRules(), language);
        return new Result(book, language, problems.list());
    }

    private Sentences language(BookSource source, Problems problems) {
        StringBuilder hash = new StringBuilder().append(source.semantics()).append(' ');
        source.paths("language/", ".dsl").forEach(path -> hash.append(path).append(source.fileHash(path)));
        if (sentences == null || !hash.toString().equals(rememberedLanguage)) {
            Problems own = new Problems();
            sentences = Sentences.read(source, own);
            sentenceProblems = own.list();
            rememberedLanguage = hash.toString();
            remembered = new HashMap<>();
        }
        problems.addAll(sentenceProblems);
        return sentences;
    }

    private List<Rule> rules(BookSource source, Sentences language, Problems problems) {
        Map<String, FileRules> seen = new HashMap<>();
        List<Rule> rules = new ArrayList<>();
        for (String path : source.paths("areas/", "")) {
            String[] parts = path.split("/");
            if (parts.length != 3 || !isRuleFile(parts[2], source)) {
                continue;
            }
            String hash = source.semantics() + " " + source.fileHash(path);
            FileRules known = remembered.get(path);
            FileRules file =
                    known != null && known.hash.equals(hash) ? known : guarded(source, path, parts[1], language, hash);
            seen.put(path, file);
            rules.addAll(file.rules);
            problems.addAll(file.problems);
        }
        remembered = seen;
        return rules;
    }

    /** The sentences that each rule is made of, by its name. */
    private Map<String, Set<Sentence>> sentencesOfRules() {
        Map<String, Set<Sentence>> sentencesOfRules = new HashMap<>();
        remembered
                .values()
                .forEach(file -> file.rules.forEach(rule -> sentencesOfRules.put(
                        rule.name(), file.sentences.getOrDefault(rule.origin().line(), Set.of()))));
        return sentencesOfRules;
    }

    private FileRules guarded(BookSource source, String path, String area, Sentences language, String hash) {
        Problems own = new Problems();
        FileRules read = own.guarded(SourceLocation.of(path), () -> file(source, path, area, language, hash));
        return read == null ? new FileRules(hash, "en", List.of(), Map.of(), own.list()) : read;
    }

    private FileRules file(BookSource source, String path, String area, Sentences language, String hash) {
        String authors = authorsLanguage(source, path, language);
        Problems own = new Problems(authors);
        SourceMappedText text = text(source, path, language, own);
        SentenceExpander.Expanded expanded = isDrl(path)
                ? new SentenceExpander.Expanded(text, Map.of())
                : SentenceExpander.expand(text, language, own);
        SourceMappedText drl = expanded.drl();
        List<Problem> lines = own.list();
        Problems ofRules = new Problems(authors);
        List<Rule> rules = DrlReader.read(drl, area, home, ofRules);
        // A line that was not understood is missing from its rule, so further errors in that rule may only be
        // consequences of the gap.
        NavigableSet<Integer> starts = starts(drl);
        Set<Integer> broken =
                lines.stream().map(problem -> start(starts, problem.origin())).collect(Collectors.toSet());
        ofRules.list().stream()
                .filter(problem -> !broken.contains(start(starts, problem.origin())))
                .forEach(own::add);
        return new FileRules(hash, authors, rules, expanded.used(), own.list());
    }

    /** Returns the language of the author's text. DRL counts as English. */
    private String authorsLanguage(BookSource source, String path, Sentences language) {
        if (isDrl(path)) {
            return "en";
        }
        Problems unread = new Problems();
        if (path.endsWith(".csv")) {
            // The sentences that reveal the language may be enclosed in quotation marks.
            return language.languageOf(
                    SourceMappedText.of(path, source.text(path, unread).replace('"', ' ')));
        }
        return language.languageOf(text(source, path, language, unread));
    }

    private SourceMappedText text(BookSource source, String path, Sentences language, Problems problems) {
        if (TableReader.isTable(path)) {
            return TableReader.read(source, path, language, home, problems);
        }
        String text = source.text(path, problems);
        return isDrl(path) ? SourceMappedText.ofDrl(path, text) : SourceMappedText.of(path, text);
    }

    /** Returns the lines of the author's file on which rules begin. */
    private static NavigableSet<Integer> starts(SourceMappedText drl) {
        NavigableSet<Integer> starts = new TreeSet<>();
        for (int line = 1; line <= drl.lines(); line++) {
            if (drl.line(line).startsWith("rule ")) {
                starts.add(drl.origin(line).line());
            }
        }
        return starts;
    }

    private static @Nullable Integer start(NavigableSet<Integer> starts, SourceLocation origin) {
        return starts.floor(origin.line());
    }

    /**
     * Returns whether a file with this name contains rules. The extension is case-insensitive, except in books of
     * release 0.1.0, which ignored upper-case extensions.
     */
    static boolean isRuleFile(String name, BookSource source) {
        String ending = source.semantics().readsTableCellsAsMeant() ? name.toLowerCase(Locale.ROOT) : name;
        return ENDINGS.stream().anyMatch(ending::endsWith);
    }

    private static boolean isDrl(String path) {
        return path.toLowerCase(Locale.ROOT).endsWith(".drl");
    }

    private static void checkNames(List<Rule> rules, Problems problems) {
        Map<String, Rule> byName = new HashMap<>();
        for (Rule rule : rules) {
            Rule other = byName.putIfAbsent(rule.name(), rule);
            if (other != null) {
                problems.error(
                        rule.origin(),
                        ProblemText.of(
                                "rule-twice",
                                "rule",
                                rule.name(),
                                "place",
                                other.origin().words()),
                        rule.language());
            }
        }
    }

    private static void checkActions(List<Rule> rules, Map<String, Action> actions, Problems problems) {
        for (Rule rule : rules) {
            for (ConsequenceClause clause : rule.then()) {
                if (!actions.containsKey(clause.action())) {
                    problems.error(
                            clause.origin(),
                            ProblemText.of("no-action", "action", clause.action(), "area", rule.area())
                                    .nearest(clause.action(), actions.keySet()),
                            rule.language());
                }
            }
        }
    }
}
