package org.holdfast.people;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name that a person types to sign in.
 *
 * @param text as it was given; upper and lower case are not distinguished
 */
public record Login(String text) {

    /** Longest login, in characters. */
    public static final int MAX_LENGTH = 64;

    /** One alphabet only, because letters of others look the same. */
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+@-]{0," + (MAX_LENGTH - 1) + "}");

    /** @throws PeopleRefusal if the login is malformed */
    public Login {
        if (!SHAPE.matcher(text).matches()) {
            throw new PeopleRefusal("login", "login-malformed");
        }
    }

    /** Returns the form that is unique among people. */
    public String folded() {
        return fold(text);
    }

    /** Folds whatever was typed in the field of the login. */
    public static String fold(String typed) {
        String begun = typed.strip().substring(0, Math.min(typed.strip().length(), MAX_LENGTH));
        return Normalizer.normalize(begun.replaceAll("\\p{Cntrl}", ""), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT);
    }
}
