package org.holdfast.changes.text;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;

/** Splits a text into words, spaces and punctuation marks. Joined together, they are the text again. */
final class Words {

    private static final BreakIterator WORDS = BreakIterator.getWordInstance(ULocale.ROOT);

    private Words() {}

    static List<String> of(String text) {
        BreakIterator words = WORDS.clone();
        words.setText(text);
        List<String> tokens = new ArrayList<>();
        int start = words.first();
        for (int end = words.next(); end != BreakIterator.DONE; start = end, end = words.next()) {
            append(tokens, text.substring(start, end));
        }
        return tokens;
    }

    /** Adds a token; names such as {@code warn-late-delivery} stay one word. */
    private static void append(List<String> tokens, String token) {
        int last = tokens.size() - 1;
        boolean joins = last >= 0
                && (token.equals("-") && isWord(tokens.get(last))
                        || isWord(token)
                                && tokens.get(last).endsWith("-")
                                && tokens.get(last).length() > 1);
        if (joins) {
            tokens.set(last, tokens.get(last) + token);
        } else {
            tokens.add(token);
        }
    }

    static boolean isWord(String token) {
        return !token.isEmpty() && Character.isLetterOrDigit(token.codePointAt(0));
    }
}
