package org.holdfast.facts.contact;

import java.util.Locale;
import java.util.regex.Pattern;
import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;

/** A kind of address that channels use. */
public enum AddressKind {
    EMAIL,
    PHONE;

    /** Shorter numbers are extensions or typing errors. */
    private static final int MIN_DIGITS = 6;

    private static final Pattern TAG = Pattern.compile("\\+[^@]*@");
    private static final Pattern NO_DIGIT = Pattern.compile("\\D");

    /**
     * Returns what two notations of one address have in common: an e-mail address in lower case without a plus tag, or
     * the digits of a phone number without the international prefix 00. {@code null} if the text is no address.
     */
    public @Nullable String normalized(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (this == EMAIL) {
            return text.contains("@")
                    ? TAG.matcher(text.strip().toLowerCase(Locale.ROOT)).replaceFirst("@")
                    : null;
        }
        String digits = NO_DIGIT.matcher(text).replaceAll("");
        String number = digits.startsWith("00") ? digits.substring(2) : digits;
        return number.length() < MIN_DIGITS ? null : number;
    }

    /** Returns whether two texts are notations of one address. */
    public boolean same(String one, String other) {
        String first = normalized(one);
        return first == null ? one.strip().equalsIgnoreCase(other.strip()) : first.equals(normalized(other));
    }

    @Override
    public String toString() {
        return EnumLabels.of(this);
    }
}
