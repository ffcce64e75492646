package org.holdfast.facts.validation;

import java.math.BigDecimal;

/**
 * How long a number may be that somebody sends or writes. {@code 1e1000000000} is a short text and a number of a
 * gigabyte: whoever prints or scales it never comes back. So every door reads numbers here, or asks here before anybody
 * does anything with them.
 */
public final class NumberLimits {

    /** Most digits as written, those of the exponent left out. */
    public static final int MAX_DIGITS = 100;
    /** An exponent lies between this and its negative. */
    public static final int MAX_EXPONENT = 100;
    /** What is wrong with a number that is longer, without repeating it. */
    public static final String TOO_LONG =
            "is a number of more than " + MAX_DIGITS + " digits, or with an exponent beyond " + MAX_EXPONENT;

    private NumberLimits() {}

    /**
     * Reads a number in decimal notation, with an exponent or without.
     *
     * @throws NumberFormatException when it is none, or too long
     */
    public static BigDecimal parse(String text) {
        if (!isShort(text)) {
            throw new NumberFormatException(TOO_LONG);
        }
        return new BigDecimal(text);
    }

    /** Whether a text, if it is a number at all, is one that can be read, printed and scaled without harm. */
    public static boolean isShort(CharSequence text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 'e' || c == 'E') {
                return digits <= MAX_DIGITS && isShortExponent(text, i + 1);
            }
            digits += Character.isDigit(c) ? 1 : 0;
        }
        return digits <= MAX_DIGITS;
    }

    /** The same of a number that somebody else has read already. */
    public static boolean isShort(BigDecimal number) {
        return number.precision() <= MAX_DIGITS && Math.abs((long) number.scale()) <= MAX_DIGITS + MAX_EXPONENT;
    }

    private static boolean isShortExponent(CharSequence text, int from) {
        int exponent = 0;
        for (int i = from; i < text.length() && exponent <= MAX_EXPONENT; i++) {
            exponent = exponent * 10 + Math.max(0, Character.digit(text.charAt(i), 10));
        }
        return exponent <= MAX_EXPONENT;
    }
}
