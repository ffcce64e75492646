package org.holdfast.changes;

import java.util.List;
import org.holdfast.changes.text.HowChanged;
import org.holdfast.changes.text.TextDifference;

/**
 * A text for customers that differs between two rule books, in all languages.
 *
 * @param key names on the way to the text, such as {@code actions / warn-late-delivery / body}
 * @param texts the languages in which it differs
 * @param unchangedIn languages that have the text, but as before; maybe they were forgotten
 * @param missingIn languages of the later book that lack the text
 */
public record MessageChange(String key, List<OfLanguage> texts, List<String> unchangedIn, List<String> missingIn) {

    public MessageChange {
        texts = List.copyOf(texts);
        unchangedIn = List.copyOf(unchangedIn);
        missingIn = List.copyOf(missingIn);
    }

    /** The text in one language. */
    public record OfLanguage(String language, HowChanged how, TextDifference text) {}
}
