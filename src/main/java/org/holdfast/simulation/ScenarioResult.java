package org.holdfast.simulation;

import java.util.Set;
import org.holdfast.simulation.scenario.Scenario;
import org.jspecify.annotations.Nullable;

/**
 * What came of one scenario.
 *
 * @param acting names of the rules beside it that proposed something
 * @param silent names of the rules beside it that did not
 * @param failure what was expected and what came instead, or {@code null} when it passed
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
