package org.holdfast.explanation.conditions;

import java.util.Locale;
import org.holdfast.diagnostics.ProblemText;

/**
 * What a condition needs of a value, such as {@code >= 1}, {@code = true}, {@code not gold} or {@code known}.
 *
 * @param word how the value must relate to {@code text}
 * @param text a comparison such as {@code >= 1}, or the value that {@code word} refers to; may be empty
 */
public record NeededValue(Word word, String text) {

    /** No particular value. */
    static final NeededValue NONE = new NeededValue(Word.COMPARISON, "");

    /** The words of the catalogue {@code problems_LANGUAGE.properties}, as {@code needed.NAME}. */
    public enum Word {
        /** A comparison in symbols, which is the same in every language. */
        COMPARISON(""),
        NOT("not"),
        KNOWN("known"),
        UNKNOWN("unknown"),
        WITH("with"),
        WITHOUT("without"),
        LIKE("like"),
        NOT_LIKE("not like");

        private final String english;

        Word(String english) {
            this.english = english;
        }
    }

    static NeededValue comparison(String text) {
        return new NeededValue(Word.COMPARISON, text);
    }

    ProblemText inWords() {
        return word == Word.COMPARISON
                ? ProblemText.asItIs(text)
                : ProblemText.of("needed." + word.name().toLowerCase(Locale.ROOT), "value", text);
    }

    /** Returns the English words. */
    @Override
    public String toString() {
        return (word.english + " " + text).strip();
    }
}
