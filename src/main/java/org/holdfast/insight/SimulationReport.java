package org.holdfast.insight;

import java.time.Instant;
import java.util.List;
import org.holdfast.diagnostics.Problem;
import org.holdfast.simulation.ScenarioResult;
import org.holdfast.simulation.comparison.DifferenceReport;

/**
 * The effect of a draft of the rule book, compared with the live one.
 *
 * @param ruleBook version of the live rule book
 * @param draft version of the draft
 * @param currency currency of all amounts
 * @param customers number of stored customers
 * @param compared number of customers that were compared
 * @param failedScenarios scenarios that would prevent the publication of the draft
 * @param unpaused paused rules of the draft that were simulated as active
 * @param warnings values in rules of the draft that no customer has
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

    /** @param hint suggestion, such as values that exist */
    public record Warning(String file, int line, String text, String hint) {

        static Warning of(Problem problem) {
            return new Warning(problem.origin().file(), problem.origin().line(), problem.message(), problem.hint());
        }
    }

    /** A scenario of the draft that fails. */
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
