package org.holdfast.api.rulebook;

import java.util.List;
import org.holdfast.changes.BookDifference;
import org.holdfast.changes.words.ChangeWords;
import org.holdfast.changes.words.Passage;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.localization.LocalizedTexts;

/**
 * What differs between two rule books.
 *
 * @param words the same in sentences, the rules first
 */
public record RuleBookChanges(List<Passage> words, BookDifference difference) {

    public RuleBookChanges {
        words = List.copyOf(words);
    }

    /** @throws InvalidInput if the language is not supported */
    public static RuleBookChanges of(BookDifference difference, String language) {
        if (!LocalizedTexts.LANGUAGES.contains(language)) {
            throw new InvalidInput("language", "is \"" + language + "\"; expected en, ru or ro");
        }
        return new RuleBookChanges(ChangeWords.in(language).of(difference), difference);
    }
}
