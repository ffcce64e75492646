package org.holdfast.editor.completion;

/**
 * A name that a rule book defines.
 *
 * @param file path of the file that defines it; empty if the program does
 * @param help what it is, in the words of the file
 */
record BookName(String name, String file, String help) {}
