package org.holdfast.insight;

import java.util.List;
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
        UpgradeService.@Nullable Report meaning) {

    /** A scenario that failed, with its place and what came instead of what it expects. */
    public record FailedScenario(String name, String file, int line, String text) {

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
}
