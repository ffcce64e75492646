package org.holdfast.editor.example;

/**
 * An example that was made from a customer.
 *
 * @param path path of the file of examples that it belongs to; the file need not exist yet
 * @param name name of the example
 * @param item the example as it is added to the file
 * @param text the whole file with the example
 */
public record MadeExample(String path, String name, String item, String text) {}
