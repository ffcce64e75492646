package org.holdfast.facts.validation;

import java.math.BigDecimal;

/**
 * Limits on the length of numbers in input. {@code 1e1000000000} is a short text but takes a gigabyte to print or
 * scale. All input must therefore be parsed or checked here before any other use.
 */
public final class NumberLimits {

    /** Maximum number of digits as written, excluding the exponent. */
    public static final int MAX_DIGITS = 100;
    /** Maximum absolute value of an exponent. */
    public static final int MAX_EXPONENT = 100;
    /** Error message for a number that exceeds the limits; it does not repeat the number. */
    public static final String TOO_LONG =
            "is a number of more than " + MAX_DIGITS + " digits, or with an exponent beyond " + MAX_EXPONENT;

    private NumberLimits() {}

    /**
     * Parses a number in decimal notation, with or without an exponent.
     *
     * @throws NumberFormatException if the text is not a number or exceeds the limits
     */
    public static BigDecimal parse(String text) {
        if (!isShort(text)) {
            throw new NumberFormatException(TOO_LONG);
        }
        return new BigDecimal(text);
    }

    /** Returns whether the text, provided it is a number, can safely be parsed, printed and scaled. */
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

    /** Returns whether a number that has already been parsed is within the limits. */
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
