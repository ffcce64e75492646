package org.holdfast.rules.language.spelling;

import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.util.List;

/**
 * A number as people and their programs write it: {@code 1000}, {@code 2,50}, {@code 1 000}, {@code 1.000,50}. One that
 * can be read in two ways ({@code 1.000}) has two readings; to take either would be a guess.
 */
public final class WrittenNumber {

    private static final int MOST_CHARACTERS = 40;
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,15}");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,15}[.,]\\d{1,9}");
    /** Three digits behind the only separator, and no more than three in front: decimals or thousands. */
    private static final Pattern EITHER = Pattern.compile("-?[1-9]\\d{0,2}[.,]\\d{3}");

    private static final List<Pattern> GROUPED = List.of(
            Pattern.compile("-?[1-9]\\d{0,2}(?:[ ']\\d{3}){1,4}(?:[.,]\\d{1,9})?"),
            Pattern.compile("-?[1-9]\\d{0,2}(?:,\\d{3}){1,4}\\.\\d{1,9}"),
            Pattern.compile("-?[1-9]\\d{0,2}(?:\\.\\d{3}){1,4},\\d{1,9}"),
            Pattern.compile("-?[1-9]\\d{0,2}(?:,\\d{3}){2,4}"),
            Pattern.compile("-?[1-9]\\d{0,2}(?:\\.\\d{3}){2,4}"));

    private WrittenNumber() {}

    /** None when it is no number, two when it can be read in two ways: first with decimals, then with thousands. */
    public static List<BigDecimal> readings(String written) {
        String text = written.replaceAll("\\p{Zs}", " ")
                .strip()
                .replaceFirst("^\\+", "")
                .replaceAll("[\\u2019\\u02BC]", "'")
                .replaceAll("[\\u2212\\u2012\\u2013]", "-");
        if (text.length() > MOST_CHARACTERS) {
            return List.of();
        }
        if (EITHER.matches(text)) {
            return List.of(new BigDecimal(text.replace(',', '.')), new BigDecimal(text.replaceAll("[.,]", "")));
        }
        if (WHOLE.matches(text) || DECIMAL.matches(text)) {
            return List.of(new BigDecimal(text.replace(',', '.')));
        }
        return GROUPED.stream().anyMatch(form -> form.matches(text)) ? List.of(grouped(text)) : List.of();
    }

    /** Only the last separator can stand before decimals, and only where it is another one than those before it. */
    private static BigDecimal grouped(String text) {
        int last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
        boolean decimals = last >= 0 && text.indexOf(text.charAt(last)) == last;
        String whole = (decimals ? text.substring(0, last) : text).replaceAll("[ ',.]", "");
        return new BigDecimal(decimals ? whole + "." + text.substring(last + 1) : whole);
    }
}
