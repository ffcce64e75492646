package org.holdfast.simulation;

import java.util.Set;
import org.holdfast.simulation.scenario.Scenario;
import org.jspecify.annotations.Nullable;

/**
 * The result of one scenario.
 *
 * @param acting names of the rules in its rule file that proposed something
 * @param silent names of the rules in its rule file that proposed nothing
 * @param failure the difference from what was expected; {@code null} if the scenario passed
 */
public record ScenarioResult(
        Scenario scenario,
        Set<String> acting,
        Set<String> silent,
        @Nullable String failure) {

    public boolean passed() {
        return failure == null;
    }
}
