package org.holdfast.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.loyalty.programmes.Programme;
import org.holdfast.rules.analysis.GiftsCheck;
import org.holdfast.rules.analysis.OfferAnalysis;
import org.holdfast.rules.analysis.PastNames;
import org.holdfast.rules.analysis.StaticAnalysis;
import org.holdfast.rules.config.ActionsReader;
import org.holdfast.rules.config.LimitsCheck;
import org.holdfast.rules.config.LimitsReader;
import org.holdfast.rules.config.ProgrammesReader;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.language.Sentences;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.ConsequenceClause;
import org.holdfast.rules.model.Rule;
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

    private final RuleFiles files;
    private @Nullable Sentences sentences;

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
        this.files = new RuleFiles(home);
    }

    public Result read(BookSource source) {
        Problems problems = new Problems();
        Sentences language = language(source, problems);
        Map<String, Action> actions = ActionsReader.read(source, problems);
        LimitsReader.Result limits = LimitsReader.read(source, problems);
        List<Programme> programmes = ProgrammesReader.read(source, problems);
        List<Rule> rules = RuleLinks.link(files.read(source, language, problems), true, problems);
        checkNames(rules, problems);
        checkActions(rules, actions, problems);
        LimitsCheck.check(limits, actions.values(), rules, problems);
        ProgrammesReader.check(source, programmes, actions.values(), problems);
        GiftsCheck.check(rules, actions, problems);
        UnreadFiles.report(source, problems);
        if (!problems.hasErrors()) {
            StaticAnalysis.check(rules, actions.values(), problems);
            boolean weighted = !limits.limits().weights().all().isEmpty();
            PastNames.check(rules, actions.values(), problems);
            OfferAnalysis.check(rules, actions.values(), weighted, problems);
        }
        if (rules.isEmpty() && !problems.hasErrors()) {
            problems.error(
                    SourceLocation.of("areas"),
                    "There is not a single rule in this rule book.",
                    "Maybe it is the wrong folder: rules belong in areas/AREA/NAME.dslr.");
        }
        RuleBook book = problems.hasErrors()
                ? null
                : new RuleBook(source, rules, actions, limits.limits(), programmes, files.sentencesOfRules(), language);
        return new Result(book, language, problems.list());
    }

    /**
     * Reads the rules of one file with what they need, as if there were no other rules. Errors elsewhere are not
     * reported and do not matter.
     *
     * @param source the rule file, and the files of sentences, actions, limits and programmes
     */
    public Result readAlone(BookSource source, String path) {
        Problems elsewhere = new Problems();
        Problems problems = new Problems();
        Sentences language = language(source, elsewhere);
        Map<String, Action> actions = ActionsReader.read(source, elsewhere);
        List<Rule> rules = RuleLinks.link(files.read(source.only(path::equals), language, problems), false, problems);
        checkNames(rules, problems);
        checkActions(rules, actions, problems);
        if (!problems.hasErrors()) {
            StaticAnalysis.check(rules, actions.values(), problems);
        }
        RuleBook book = problems.hasErrors() || rules.isEmpty()
                ? null
                : new RuleBook(
                        source,
                        rules,
                        actions,
                        LimitsReader.read(source, elsewhere).limits(),
                        ProgrammesReader.read(source, elsewhere),
                        files.sentencesOfRules(),
                        language);
        List<Problem> ofFile = problems.list().stream()
                .filter(problem -> problem.origin().file().equals(path))
                .toList();
        return new Result(book, language, ofFile);
    }

    private Sentences language(BookSource source, Problems problems) {
        Sentences read = Sentences.read(source, problems);
        if (read != sentences) {
            sentences = read;
            files.forget();
        }
        return read;
    }

    /**
     * Returns whether a file with this name contains rules. The extension is case-insensitive, except in books of
     * release 0.1.0, which ignored upper-case extensions.
     */
    static boolean isRuleFile(String name, BookSource source) {
        String ending = source.semantics().readsTableCellsAsMeant() ? name.toLowerCase(Locale.ROOT) : name;
        return ENDINGS.stream().anyMatch(ending::endsWith);
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
