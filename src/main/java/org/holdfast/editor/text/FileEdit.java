package org.holdfast.editor.text;

/**
 * A change of a file: a range and the text that replaces it.
 *
 * @param path path of the file inside the rule book
 */
public record FileEdit(String path, TextRange range, String text) {}
