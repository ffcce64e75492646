package org.holdfast.catalogue;

/**
 * A piece of a line that was found.
 *
 * @param marked whether it is what was searched for
 */
public record MarkedWords(String text, boolean marked) {}
