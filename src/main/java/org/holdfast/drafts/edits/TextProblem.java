package org.holdfast.drafts.edits;

/**
 * Why a text was not saved.
 *
 * @param part the part at fault; empty if it is another text of the language
 * @param message in the language of the reader
 */
public record TextProblem(String language, String part, String message) {}
