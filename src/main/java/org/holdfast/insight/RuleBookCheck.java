package org.holdfast.insight;

import java.util.List;
import org.holdfast.diagnostics.Problem;
import org.holdfast.editor.checking.EditorProblem;
import org.holdfast.editor.checking.ExampleResult;
import org.holdfast.editor.checking.FileExamples;
import org.holdfast.editor.text.OpenFile;
import org.holdfast.simulation.ScenarioResult;
import org.holdfast.simulation.ValidationReport;
import org.jspecify.annotations.Nullable;

/**
 * The result of checking a rule book, as a document for programs: the same over HTTP and on the command line.
 *
 * @param meaning what publishing the rule book would change because its rules have other semantics than the live ones;
 *     absent if they do not
 */
public record RuleBookCheck(
        boolean passed,
        String version,
        List<RuleBookProblem> problems,
        int rules,
        int scenarios,
        List<FailedScenario> failed,
        UpgradeService.@Nullable Report meaning,
        @Nullable List<ExampleResult> examples,
        @Nullable List<Integer> unreached) {

    /** Creates the result of a check of a whole rule book. */
    public RuleBookCheck(
            boolean passed,
            String version,
            List<RuleBookProblem> problems,
            int rules,
            int scenarios,
            List<FailedScenario> failed,
            UpgradeService.@Nullable Report meaning) {
        this(passed, version, problems, rules, scenarios, failed, meaning, null, null);
    }

    /** A scenario that failed, with its place and what came instead of what it expects. */
    public record FailedScenario(String name, String file, int line, String text) {

        static FailedScenario of(ExampleResult example) {
            String text = example.why().isEmpty() ? example.came() : example.came() + "; " + example.why();
            return new FailedScenario(example.name(), example.file(), example.line(), text);
        }

        static FailedScenario of(ScenarioResult result) {
            return new FailedScenario(
                    result.scenario().name(),
                    result.scenario().origin().file(),
                    result.scenario().origin().line(),
                    String.valueOf(result.failure()));
        }
    }

    public static RuleBookCheck of(ValidationReport checked, UpgradeService.@Nullable Report meaning) {
        return new RuleBookCheck(
                checked.passed(),
                checked.source().version(),
                RuleBookProblem.of(checked.problems(), checked.source()),
                checked.book() == null ? 0 : checked.book().rules().rules().size(),
                checked.scenarios().size(),
                checked.scenarios().stream()
                        .filter(result -> !result.passed())
                        .map(FailedScenario::of)
                        .toList(),
                meaning);
    }

    /** Returns this check with problems in the language of a reader, and with their corrections. */
    RuleBookCheck read(List<EditorProblem> others) {
        return new RuleBookCheck(
                passed, version, RuleBookProblem.of(others), rules, scenarios, failed, meaning, examples, unreached);
    }

    /** Returns the check of a single file. */
    static RuleBookCheck of(OpenFile file, List<EditorProblem> problems, FileExamples examples) {
        boolean errors = problems.stream().anyMatch(problem -> problem.severity() == Problem.Severity.ERROR);
        return new RuleBookCheck(
                !errors && examples.passed(),
                file.edited().version(),
                RuleBookProblem.of(problems),
                examples.rules(),
                examples.examples().size(),
                examples.examples().stream()
                        .filter(each -> each.state() == ExampleResult.State.FAILED)
                        .map(FailedScenario::of)
                        .toList(),
                null,
                examples.examples(),
                examples.unreached());
    }
}
