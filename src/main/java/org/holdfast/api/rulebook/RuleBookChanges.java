package org.holdfast.api.rulebook;

import java.util.List;
import org.holdfast.api.web.ReaderLanguage;
import org.holdfast.changes.BookDifference;
import org.holdfast.changes.words.ChangeWords;
import org.holdfast.changes.words.Passage;

/**
 * What differs between two rule books.
 *
 * @param words the same in sentences, the rules first
 */
public record RuleBookChanges(List<Passage> words, BookDifference difference) {

    public RuleBookChanges {
        words = List.copyOf(words);
    }

    /** @throws org.holdfast.facts.validation.InvalidInput if the language is not supported */
    public static RuleBookChanges of(BookDifference difference, String language) {
        return new RuleBookChanges(ChangeWords.in(ReaderLanguage.read(language)).of(difference), difference);
    }
}
