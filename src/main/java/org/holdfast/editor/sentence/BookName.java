package org.holdfast.editor.sentence;

/**
 * A name that a rule book defines.
 *
 * @param file path of the file that defines it; empty if the program does
 * @param help what it is, in the words of the file
 */
public record BookName(String name, String file, String help) {}
