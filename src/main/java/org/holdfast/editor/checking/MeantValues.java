package org.holdfast.editor.checking;

import java.util.List;
import java.util.Locale;
import org.holdfast.diagnostics.DidYouMean;
import org.jspecify.annotations.Nullable;

/** Values that may be meant where another kind of value is expected. */
final class MeantValues {

    private static final int FEW = 3;
    /** Small numbers in the languages of rules, beginning with 1. */
    private static final List<String> WORDS = List.of(
            "one a an один одна одно un o unu una",
            "two два две doi două doua",
            "three три trei",
            "four четыре patru",
            "five пять cinci",
            "six шесть șase sase",
            "seven семь șapte sapte",
            "eight восемь opt",
            "nine девять nouă noua",
            "ten десять zece",
            "eleven одиннадцать unsprezece",
            "twelve двенадцать doisprezece");

    private MeantValues() {}

    /**
     * Returns those of fixed values that are spelt alike, or all if there are only a few.
     *
     * @param list the values, separated by commas
     */
    static List<String> near(String value, String list) {
        List<String> choices = List.of(list.split(", "));
        List<String> near = DidYouMean.to(value, choices);
        return near.isEmpty() && choices.size() <= FEW ? choices : near;
    }

    /** Returns the number in digits, or {@code null} if it is not a word for one. */
    static @Nullable String digits(String word) {
        String small = word.strip().toLowerCase(Locale.ROOT);
        for (int i = 0; i < WORDS.size(); i++) {
            if (List.of(WORDS.get(i).split(" ")).contains(small)) {
                return String.valueOf(i + 1);
            }
        }
        return null;
    }
}
