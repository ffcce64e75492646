package org.holdfast.simulation.tour;

import org.holdfast.simulation.scenario.Scenario;

/**
 * A stop of the tour: one capability, shown by one scenario.
 *
 * @param row number of the capability in the list, such as {@code L1}
 * @param title the capability in a few words
 * @param story its purpose, in one or two sentences
 */
record TourStop(String row, String title, String story, Scenario scenario) {}
