package org.holdfast.editor.completion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Finds typed words anywhere in a label, so that "late" finds "that is late by at least … days". */
final class WordMatch {

    private static final Pattern NON_WORD = Pattern.compile("[^\\pL\\pM\\pN]+");
    private static final int ANY_ORDER = 1_000;

    private WordMatch() {}

    /**
     * Returns how far from the beginning the words are found; words in another order count as further away. Each typed
     * word must be the beginning of a word of the label.
     *
     * @return -1 if a word is not found, or if there are no words
     */
    static int distance(String typed, String label) {
        List<String> wanted = words(typed);
        List<String> words = new ArrayList<>(words(label));
        if (wanted.isEmpty()) {
            return -1;
        }
        int first = -1;
        int last = -1;
        boolean ordered = true;
        for (String each : wanted) {
            int at = indexOf(words, each);
            if (at < 0) {
                return -1;
            }
            words.set(at, "");
            first = first < 0 ? at : first;
            ordered &= at > last;
            last = at;
        }
        return ordered ? first : ANY_ORDER + first;
    }

    private static int indexOf(List<String> words, String beginning) {
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).startsWith(beginning)) {
                return i;
            }
        }
        return -1;
    }

    private static List<String> words(String text) {
        return Arrays.stream(NON_WORD.split(Folded.of(text)))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
