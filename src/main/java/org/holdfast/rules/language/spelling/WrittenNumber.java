package org.holdfast.rules.language.spelling;

import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.util.List;

/**
 * Reads numbers in the formats that people and programs use: {@code 1000}, {@code 2,50}, {@code 1 000},
 * {@code 1.000,50}. An ambiguous number such as {@code 1.000} has two readings.
 */
public final class WrittenNumber {

    private static final int MAX_LENGTH = 40;
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,15}");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,15}[.,]\\d{1,9}");
    /** Up to three digits, a separator and three digits: the separator is for decimals or for thousands. */
    private static final Pattern AMBIGUOUS = Pattern.compile("-?[1-9]\\d{0,2}[.,]\\d{3}");

    private static final List<Pattern> GROUPED = List.of(
            Pattern.compile("-?[1-9]\\d{0,2}(?:[ ']\\d{3}){1,4}(?:[.,]\\d{1,9})?"),
            Pattern.compile("-?[1-9]\\d{0,2}(?:,\\d{3}){1,4}\\.\\d{1,9}"),
            Pattern.compile("-?[1-9]\\d{0,2}(?:\\.\\d{3}){1,4},\\d{1,9}"),
            Pattern.compile("-?[1-9]\\d{0,2}(?:,\\d{3}){2,4}"),
            Pattern.compile("-?[1-9]\\d{0,2}(?:\\.\\d{3}){2,4}"));

    private WrittenNumber() {}

    /**
     * Returns the possible values: none if the text is not a number, two if it is ambiguous, of which the first has
     * decimals and the second thousands.
     */
    public static List<BigDecimal> readings(String written) {
        String text = written.replaceAll("\\p{Zs}", " ")
                .strip()
                .replaceFirst("^\\+", "")
                .replaceAll("[\\u2019\\u02BC]", "'")
                .replaceAll("[\\u2212\\u2012\\u2013]", "-");
        if (text.length() > MAX_LENGTH) {
            return List.of();
        }
        if (AMBIGUOUS.matches(text)) {
            return List.of(new BigDecimal(text.replace(',', '.')), new BigDecimal(text.replaceAll("[.,]", "")));
        }
        if (WHOLE.matches(text) || DECIMAL.matches(text)) {
            return List.of(new BigDecimal(text.replace(',', '.')));
        }
        return GROUPED.stream().anyMatch(form -> form.matches(text)) ? List.of(grouped(text)) : List.of();
    }

    /** The last separator is a decimal point only if it differs from the ones before it. */
    private static BigDecimal grouped(String text) {
        int last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
        boolean decimals = last >= 0 && text.indexOf(text.charAt(last)) == last;
        String whole = (decimals ? text.substring(0, last) : text).replaceAll("[ ',.]", "");
        return new BigDecimal(decimals ? whole + "." + text.substring(last + 1) : whole);
    }
}
