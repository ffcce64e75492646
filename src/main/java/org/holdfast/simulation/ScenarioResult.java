package org.holdfast.simulation;

import java.util.Set;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.simulation.scenario.Scenario;
import org.jspecify.annotations.Nullable;

/**
 * The result of one scenario.
 *
 * @param acting names of the rules in its rule file that proposed something
 * @param silent names of the rules in its rule file that proposed nothing
 * @param difference the difference from what was expected; {@code null} if the scenario passed
 * @param language ISO code of the language of the rules, in which their author reads the result
 */
public record ScenarioResult(
        Scenario scenario,
        Set<String> acting,
        Set<String> silent,
        @Nullable ProblemText difference,
        String language) {

    /** Returns the difference in the language of the rules; {@code null} if the scenario passed. */
    public @Nullable String failure() {
        return difference == null ? null : difference.message(language);
    }

    public boolean passed() {
        return difference == null;
    }
}
