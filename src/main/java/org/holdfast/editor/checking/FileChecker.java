package org.holdfast.editor.checking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.Problems;
import org.holdfast.editor.sentence.Dictionaries;
import org.holdfast.editor.text.OpenFile;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.model.Rule;
import org.holdfast.simulation.Cancellation;
import org.holdfast.simulation.ScenarioRunner;
import org.holdfast.simulation.scenario.Scenario;
import org.jspecify.annotations.Nullable;

/**
 * Checks the file in an editor without the rest of its rule book, which takes a fraction of the time. Thread-safe; one
 * file is checked at a time.
 */
public final class FileChecker {

    private final Dictionaries dictionaries;
    private final Decider decider;
    private final FileReaders readers;

    public FileChecker(Dictionaries dictionaries, DecisionModel.Assumptions assumptions, Decider decider) {
        this.dictionaries = dictionaries;
        this.decider = decider;
        this.readers = new FileReaders(assumptions);
    }

    /**
     * Returns the problems of the file on its own, in their order in the file.
     *
     * @param language ISO code of the reader's language
     */
    public List<EditorProblem> problems(OpenFile file, String language) {
        BookSource source = file.edited();
        List<Problem> found = readers.problems(source, file.path()).stream()
                .filter(problem -> problem.origin().file().equals(file.path()))
                .toList();
        return new ProblemReader(source, dictionaries.of(source), language)
                .read(found).stream()
                        .sorted(Comparator.comparingInt(
                                        (EditorProblem each) -> each.range().line())
                                .thenComparingInt(each -> each.range().column()))
                        .toList();
    }

    /** Returns the problems of reading a whole rule book; its texts and examples are not looked at. */
    public List<Problem> ofBook(BookSource source) {
        return readers.ofBook(source);
    }

    /**
     * Runs the examples of the file, whether the rules or the examples themselves are open.
     *
     * @param language ISO code of the reader's language
     * @throws CancellationException if the check was cancelled
     */
    public FileExamples examples(OpenFile file, String language, Cancellation cancellation) {
        BookSource source = file.edited();
        RulePair pair = RulePair.of(source, file.path());
        if (pair == null) {
            return FileExamples.NONE;
        }
        List<Scenario> scenarios = readers.examples(source, pair, new Problems());
        DecisionModel alone = readers.alone(source, pair);
        boolean decides = scenarios.stream().anyMatch(each -> each.decision() != null);
        cancellation.check();
        DecisionModel whole = decides ? readers.whole(source) : null;
        cancellation.check();
        Runs runs = new Runs(runner(alone), runner(whole), language, cancellation);
        List<ExampleResult> results = new ArrayList<>();
        scenarios.forEach(each -> results.add(runs.run(each)));
        List<Integer> unreached = alone == null
                ? List.of()
                : LineCoverage.unreached(alone, pair, scenarios, new ScenarioRunner(alone, decider));
        return new FileExamples(
                pair.rules(),
                pair.examples(),
                alone == null ? 0 : alone.rules().rules().size(),
                results,
                unreached);
    }

    /** Returns the rules of the file, ready to be tried; {@code null} if there are none, or if they have errors. */
    public @Nullable RuleFile rules(OpenFile file) {
        BookSource source = file.edited();
        RulePair pair = RulePair.of(source, file.path());
        DecisionModel alone = pair == null ? null : readers.alone(source, pair);
        if (pair == null || alone == null) {
            return null;
        }
        List<Rule> rules = alone.rules().rules().stream().map(Rule::resumed).toList();
        DecisionModel active = new DecisionModel(
                alone.rules().withRules(rules), alone.messages(), alone.assumptions(), alone.forecasts());
        Set<String> names = readers.examples(source, pair, new Problems()).stream()
                .map(Scenario::name)
                .collect(Collectors.toSet());
        return new RuleFile(active, rules, pair.examples(), names);
    }

    private @Nullable ScenarioRunner runner(@Nullable DecisionModel model) {
        return model == null ? null : new ScenarioRunner(model, decider);
    }

    /** Runs examples, those that expect a whole decision among all rules. */
    private record Runs(
            @Nullable ScenarioRunner alone,
            @Nullable ScenarioRunner whole,
            String language,
            Cancellation cancellation) {

        ExampleResult run(Scenario scenario) {
            cancellation.check();
            ScenarioRunner runner = scenario.decision() == null ? alone : whole;
            return runner == null
                    ? ExampleWords.notRun(scenario, language)
                    : ExampleWords.of(runner.run(scenario), language);
        }
    }
}
