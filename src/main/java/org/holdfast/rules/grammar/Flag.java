package org.holdfast.rules.grammar;

/**
 * How a yes or no is said.
 *
 * @param yes the words if it is true
 * @param no the words if it is not
 */
record Flag(String yes, String no) {}
