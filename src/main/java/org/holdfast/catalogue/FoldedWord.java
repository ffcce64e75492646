package org.holdfast.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.localization.LatinText;

/**
 * A word of a text, compared by its Latin letters, so that accents, case and script do not matter.
 *
 * @param folded its small Latin letters and digits
 * @param start where it begins in the text
 * @param end where it ends, exclusive
 */
record FoldedWord(String folded, int start, int end) {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:['’][\\p{L}\\p{M}]+)*");
    private static final Pattern NOT_PLAIN = Pattern.compile("[^a-z0-9]");
    /** Shortest stem that words in different forms share, such as {@code deliver} in "delivery" and "deliveries". */
    private static final int MIN_STEM = 4;
    /** Letters at the end of a word that its other forms may lack. */
    private static final int MAX_ENDING = 3;

    private static final double EXACT = 1;
    private static final double PREFIX = 0.8;
    private static final double STEM = 0.5;
    private static final double NONE = 0;

    static List<FoldedWord> of(String text) {
        return of(text, FoldedWord::fold);
    }

    /** @param fold {@link #fold}, or the same with a memory */
    static List<FoldedWord> of(String text, UnaryOperator<String> fold) {
        List<FoldedWord> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            String folded = fold.apply(matcher.group());
            if (!folded.isEmpty()) {
                words.add(new FoldedWord(folded, matcher.start(), matcher.end()));
            }
        }
        return words;
    }

    static String fold(String word) {
        return NOT_PLAIN.matcher(LatinText.of(word)).replaceAll("");
    }

    /**
     * Returns how well a word is what was searched for: the same word, one that begins with it, or another form of it;
     * 0 if it is none of these. Numbers must be the same.
     */
    static double likeness(String searched, String word) {
        if (word.equals(searched)) {
            return EXACT;
        }
        if (Character.isDigit(searched.charAt(0)) || Character.isDigit(word.charAt(0))) {
            return NONE;
        }
        if (searched.length() > 1 && word.startsWith(searched)) {
            return PREFIX;
        }
        boolean plural = word.length() > 2 && searched.equals(word + "s");
        return plural || sharesStem(searched, word) ? STEM : NONE;
    }

    private static boolean sharesStem(String searched, String word) {
        int shorter = Math.min(searched.length(), word.length());
        int longer = Math.max(searched.length(), word.length());
        int common = 0;
        while (common < shorter && searched.charAt(common) == word.charAt(common)) {
            common++;
        }
        return common >= MIN_STEM && shorter - common < MAX_ENDING && longer - common <= MAX_ENDING;
    }
}
