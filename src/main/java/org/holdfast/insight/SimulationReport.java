package org.holdfast.insight;

import java.time.Instant;
import java.util.List;
import org.holdfast.diagnostics.Problem;
import org.holdfast.simulation.ScenarioResult;
import org.holdfast.simulation.comparison.DifferenceReport;

/**
 * What would change if a draft were live.
 *
 * @param ruleBook version of the live rule book, which is the one before
 * @param draft version of the draft, which is the one after
 * @param currency of all amounts
 * @param customers how many there are
 * @param compared how many of them were looked at
 * @param failedScenarios what keeps the draft from going live as it is
 * @param unpaused rules that are paused in the draft and were tried out at work
 * @param warnings values that rules of the draft ask about and no customer has
 */
public record SimulationReport(
        Instant asOf,
        String ruleBook,
        String draft,
        String currency,
        long customers,
        long compared,
        DifferenceReport difference,
        List<FailedScenario> failedScenarios,
        List<String> unpaused,
        List<Warning> warnings) {

    public SimulationReport {
        failedScenarios = List.copyOf(failedScenarios);
        unpaused = List.copyOf(unpaused);
        warnings = List.copyOf(warnings);
    }

    /** @param hint what to try, such as values that exist */
    public record Warning(String file, int line, String text, String hint) {

        static Warning of(Problem problem) {
            return new Warning(problem.origin().file(), problem.origin().line(), problem.message(), problem.hint());
        }
    }

    /** An example of the draft that does not come out as written. */
    public record FailedScenario(String name, String file, int line, String text) {

        static FailedScenario of(ScenarioResult result) {
            return new FailedScenario(
                    result.scenario().name(),
                    result.scenario().origin().file(),
                    result.scenario().origin().line(),
                    String.valueOf(result.failure()));
        }
    }
}
