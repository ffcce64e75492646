package org.holdfast.rules.grammar;

import org.jspecify.annotations.Nullable;

/**
 * What a fact is called in a sentence.
 *
 * @param text the words, in the nominative and without an article
 * @param plural whether it is a plural
 * @param definite the form with the definite article where the language has one and it is not formed regularly;
 *     otherwise {@code null}
 * @param guessed whether gender and number were guessed from a label that people have chosen
 */
record Noun(
        String text,
        Gender gender,
        boolean plural,
        @Nullable String definite,
        boolean guessed) {

    Noun(String text, Gender gender) {
        this(text, gender, false, null, true);
    }

    /** The gender of a noun; English has none and says {@link #NEUTER}. */
    enum Gender {
        MASCULINE,
        FEMININE,
        NEUTER;

        static Gender of(char code) {
            return switch (code) {
                case 'm' -> MASCULINE;
                case 'f' -> FEMININE;
                default -> NEUTER;
            };
        }
    }
}
