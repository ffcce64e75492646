package org.holdfast.rules.offers;

/**
 * How often a customer may get an action.
 *
 * @param times maximum number of uses within the window
 * @param perSubject whether each order, complaint or other subject is counted separately
 */
public record UseLimit(int times, UseWindow window, boolean perSubject) {}
