package org.holdfast.simulation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.messages.Messages;
import org.holdfast.messages.MessagesReader;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.RuleBookReader;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.model.Rule;
import org.holdfast.simulation.scenario.Scenario;
import org.holdfast.simulation.scenario.ScenarioNames;
import org.holdfast.simulation.scenario.ScenarioReader;
import org.jspecify.annotations.Nullable;

/**
 * Everything a rule book must pass before it goes live: it can be read, every text is there, every scenario comes out
 * as written. The same check serves the commands, the server and a saved file. It remembers what has not changed; calls
 * wait for each other.
 */
public final class RuleBookValidator {

    private final RuleBookReader rules;
    private final MessagesReader messages;
    private final ScenarioReader scenarios;
    private final SentenceExampleRunner sentences;
    private final DecisionModel.Assumptions assumptions;
    private final Decider decider;
    private final CachedScenarioRunner play;

    public RuleBookValidator(DecisionModel.Assumptions assumptions, Decider decider) {
        this.rules = new RuleBookReader(assumptions.currency());
        this.messages = new MessagesReader(assumptions.language(), assumptions.currency());
        this.scenarios = new ScenarioReader(assumptions.timeZone());
        this.sentences = new SentenceExampleRunner(assumptions);
        this.assumptions = assumptions;
        this.decider = decider;
        this.play = new CachedScenarioRunner(decider);
    }

    /** Never throws: whatever goes wrong is a problem of the book that is checked, and leaves the live one alone. */
    public synchronized ValidationReport check(BookSource source) {
        Problems problems = new Problems();
        ValidationReport checked = problems.guarded(SourceLocation.of("rules"), () -> check(source, problems));
        return checked == null ? new ValidationReport(source, null, problems.list(), List.of(), null) : checked;
    }

    private ValidationReport check(BookSource source, Problems problems) {
        RuleBookReader.Result read = rules.read(source);
        problems.addAll(read.problems());
        sentences.check(source, read.sentences(), problems);
        List<Scenario> examples = scenarios.read(source, problems);
        RuleBook built = read.book();
        if (built == null) {
            return new ValidationReport(source, null, problems.list(), List.of(), null);
        }
        Messages texts = messages.read(built, problems);
        DecisionModel book = new DecisionModel(built, texts, assumptions);
        if (problems.hasErrors()) {
            return new ValidationReport(source, null, problems.list(), List.of(), null);
        }
        List<ScenarioResult> results = play.play(book, examples);
        ScenarioNames names = new ScenarioNames(built, decider.names(), problems);
        results.forEach(result -> report(result, names, problems));
        Coverage coverage = Coverage.of(built, read.sentences(), results);
        untried(coverage, problems);
        return new ValidationReport(source, book, problems.list(), results, coverage);
    }

    /**
     * Builds a book without asking whether it passes, for one that was live before: what is new among the checks must
     * not stop it.
     *
     * @return {@code null} when the rules or their texts cannot be read
     */
    public synchronized @Nullable DecisionModel build(BookSource source) {
        Problems problems = new Problems();
        return problems.guarded(SourceLocation.of("rules"), () -> {
            RuleBook built = rules.read(source).book();
            DecisionModel book =
                    built == null ? null : new DecisionModel(built, messages.read(built, problems), assumptions);
            return problems.hasErrors() ? null : book;
        });
    }

    private static void report(ScenarioResult result, ScenarioNames names, Problems problems) {
        Scenario scenario = result.scenario();
        names.check(scenario);
        if (result.failure() != null) {
            problems.error(
                    scenario.origin(), "The scenario \"" + scenario.name() + "\" fails: " + result.failure() + ".");
        }
    }

    private static void untried(Coverage coverage, Problems problems) {
        Set<Rule> told = new LinkedHashSet<>(coverage.neverActing());
        told.addAll(coverage.neverSilent());
        for (Rule rule : told) {
            boolean acts = !coverage.neverActing().contains(rule);
            boolean rests = !coverage.neverSilent().contains(rule);
            problems.add(Problem.warning(
                    rule.origin(),
                    "No scenario shows the rule \"" + rule.name() + "\" "
                            + (acts ? "staying silent" : rests ? "acting" : "acting, and none shows it staying silent")
                            + ".",
                    "Maybe add one to " + rule.origin().file().replaceAll("\\.[a-z]+$", ScenarioReader.ENDING) + "."));
        }
    }
}
