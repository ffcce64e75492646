package org.holdfast.customers.search.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.holdfast.localization.LatinText;
import org.jspecify.annotations.Nullable;

/**
 * A telephone number without the prefix for calls within its country or abroad ({@code +}, {@code 00}, {@code 0}, and
 * the {@code 8} of Russian numbers).
 *
 * @param digits the digits, with the code of the country if it was given
 */
public record PhoneNumber(String digits) {

    /** Fewer digits are an extension or a typing error. */
    public static final int MIN_DIGITS = 5;
    /** As many digits in common make two numbers equal if only one has the code of its country. */
    private static final int MIN_NATIONAL = 7;

    private static final int MAX_COUNTRY_CODE = 4;
    private static final int RUSSIAN_DIGITS = 11;
    private static final Pattern SEPARATORS = Pattern.compile("[,;|\\n\\r\\t]|\\p{L}+|/(?=\\s*[+0])");
    private static final Pattern NO_DIGITS = Pattern.compile("[^0-9]");

    /** Reads all numbers in a text such as {@code +373 69 123456, office 022 12-34-56}. */
    public static List<PhoneNumber> all(@Nullable String text) {
        List<PhoneNumber> all = new ArrayList<>();
        if (text != null) {
            for (String each : SEPARATORS.split(LatinText.of(text))) {
                PhoneNumber number = of(each);
                if (number.digits.length() >= MIN_DIGITS) {
                    all.add(number);
                }
            }
        }
        return all;
    }

    /** Reads one number. */
    public static PhoneNumber of(String text) {
        String digits = NO_DIGITS.matcher(LatinText.of(text)).replaceAll("");
        boolean isRussian = digits.length() == RUSSIAN_DIGITS && digits.startsWith("8") && !text.contains("+");
        return new PhoneNumber(isRussian ? digits.substring(1) : digits.replaceFirst("^0+", ""));
    }

    /**
     * Returns the ends of numbers that a text may mean, reversed: its digits, which may begin with a zero in the middle
     * of a number, and its digits without the prefix.
     *
     * @param minDigits minimum number of digits of an end
     */
    public static Set<String> reversedEnds(String text, int minDigits) {
        Set<String> ends = new LinkedHashSet<>();
        ends.add(new PhoneNumber(NO_DIGITS.matcher(LatinText.of(text)).replaceAll("")).reversed());
        ends.add(of(text).reversed());
        ends.removeIf(each -> each.length() < minDigits);
        return ends;
    }

    /** Returns the digits from the last to the first, so that the last ones can be looked up. */
    public String reversed() {
        return new StringBuilder(digits).reverse().toString();
    }

    /** Returns the reversed numbers that equal this one if the first digits are the code of its country. */
    public List<String> reversedWithoutCountry() {
        List<String> all = new ArrayList<>();
        String reversed = reversed();
        int shortest = Math.max(MIN_NATIONAL, reversed.length() - MAX_COUNTRY_CODE);
        for (int length = reversed.length() - 1; length >= shortest; length--) {
            all.add(reversed.substring(0, length));
        }
        return all;
    }

    /** Returns whether the other number, which ends with these digits, differs at most by the code of its country. */
    public boolean equalsWithoutCountry(String reversedOther) {
        return digits.length() >= MIN_NATIONAL && reversedOther.length() - digits.length() <= MAX_COUNTRY_CODE;
    }
}
