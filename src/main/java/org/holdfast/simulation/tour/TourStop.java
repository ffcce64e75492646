package org.holdfast.simulation.tour;

import org.holdfast.simulation.scenario.Scenario;

/**
 * A stop of the tour: one capability, shown by one scenario.
 *
 * @param row its number in the list of capabilities, such as {@code L1}
 * @param title the capability in a few words
 * @param story what it is good for, in a sentence or two
 */
record TourStop(String row, String title, String story, Scenario scenario) {}
