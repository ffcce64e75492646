/**
 * Scenarios as authors write them in {@code *.scenarios.yaml}: read and checked, not yet run. Start at {@link Scenario}
 * and {@link ScenarioReader}.
 */
@NullMarked
package org.holdfast.simulation.scenario;

import org.jspecify.annotations.NullMarked;
