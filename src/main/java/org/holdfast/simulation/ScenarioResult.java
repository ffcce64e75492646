package org.holdfast.simulation;

import org.jspecify.annotations.Nullable;

/**
 * What came of one scenario.
 *
 * @param failure what was expected and what came instead, or {@code null} when it passed
 */
public record ScenarioResult(Scenario scenario, @Nullable String failure) {

    public boolean passed() {
        return failure == null;
    }
}
