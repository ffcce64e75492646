package org.holdfast.editor.sentence;

import org.holdfast.rules.language.Sentences;

/**
 * The language of a rule book.
 *
 * @param sentences recognizes what is written
 * @param source knows what can be written
 */
public record Dictionary(Sentences sentences, SentenceSource source) {}
