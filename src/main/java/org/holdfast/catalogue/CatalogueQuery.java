package org.holdfast.catalogue;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.facts.validation.InvalidInput;

/** The words typed to find something. */
record CatalogueQuery(List<String> words) {

    /** As long as what fits into the field. */
    static final int MAX_LENGTH = 200;

    /** As many words as a mask of bits holds is far more than people type. */
    static final int MAX_WORDS = 12;

    /** @throws InvalidInput naming {@code q} if it is too long, or not text */
    static CatalogueQuery of(String typed) {
        if (typed.length() > MAX_LENGTH) {
            throw new InvalidInput("q", "has " + typed.length() + " characters; expected at most " + MAX_LENGTH);
        }
        if (typed.chars().anyMatch(each -> Character.isISOControl(each) && each != '\t')) {
            throw new InvalidInput("q", "contains a control character; expected words such as late delivery");
        }
        List<String> words = new ArrayList<>(
                FoldedWord.of(typed).stream().map(FoldedWord::folded).distinct().toList());
        if (words.size() > MAX_WORDS) {
            throw new InvalidInput("q", "has " + words.size() + " words; expected at most " + MAX_WORDS);
        }
        return new CatalogueQuery(words);
    }

    /** Returns how well a word matches the best word of the query; 0 if it matches none. */
    double likeness(String word) {
        return words.stream()
                .mapToDouble(each -> FoldedWord.likeness(each, word))
                .max()
                .orElse(0);
    }

    /** Returns a text in pieces, of which the words that match are marked. */
    List<MarkedWords> mark(String text) {
        List<MarkedWords> pieces = new ArrayList<>();
        int done = 0;
        for (FoldedWord word : FoldedWord.of(text)) {
            if (likeness(word.folded()) > 0) {
                if (word.start() > done) {
                    pieces.add(new MarkedWords(text.substring(done, word.start()), false));
                }
                pieces.add(new MarkedWords(text.substring(word.start(), word.end()), true));
                done = word.end();
            }
        }
        if (done < text.length()) {
            pieces.add(new MarkedWords(text.substring(done), false));
        }
        return pieces;
    }
}
