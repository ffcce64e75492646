package org.holdfast.inventory;

/**
 * An example of a rule's file.
 *
 * @param line number of its first line in the file of the examples
 */
public record RuleExample(String name, String file, int line) {}
