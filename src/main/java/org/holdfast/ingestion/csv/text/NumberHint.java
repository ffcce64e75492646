package org.holdfast.ingestion.csv.text;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.holdfast.facts.validation.NumberLimits;

/** Suggests the intended value of a number written with units, grouping or a decimal comma. */
public final class NumberHint {

    private static final Pattern NOT_OF_NUMBER = Pattern.compile("[\\p{L}\\p{Sc}%]+\\.?");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0\\u202F\\u2009'’]+");
    private static final Pattern GROUPED_BY_DOT = Pattern.compile("-?\\d{1,3}(\\.\\d{3})+(,\\d+)?");
    private static final Pattern GROUPED_BY_COMMA = Pattern.compile("-?\\d{1,3}(,\\d{3})+(\\.\\d+)?");
    private static final Pattern THOUSAND = Pattern.compile("-?[1-9]\\d{0,2}\\.\\d{3}");

    private NumberHint() {}

    /** Returns whether a number with three decimals may also be meant as thousands. */
    public static boolean canBeThousands(String cell) {
        return THOUSAND.matcher(cell).matches();
    }

    /** Returns both meanings of a number such as {@code 1.000}. */
    public static String thousands(String cell) {
        return new BigDecimal(cell).stripTrailingZeros().toPlainString() + " or " + cell.replace(".", "");
    }

    /** Returns a hint to append to a sentence, without the final full stop; empty if there is none. */
    public static String of(String cell) {
        String number =
                NOT_OF_NUMBER.matcher(BLANKS.matcher(cell).replaceAll("")).replaceAll("");
        boolean grouped = GROUPED_BY_DOT.matcher(number).matches();
        String meant;
        if (grouped && number.indexOf(',') < 0 && number.indexOf('.') == number.lastIndexOf('.')) {
            return ". Maybe " + thousands(number);
        } else if (grouped) {
            meant = number.replace(".", "").replace(',', '.');
        } else if (GROUPED_BY_COMMA.matcher(number).matches()) {
            boolean one = number.indexOf(',') == number.lastIndexOf(',') && number.indexOf('.') < 0;
            meant = (one ? number.replace(',', '.') + " or " : "") + number.replace(",", "");
            return ". Maybe " + meant;
        } else {
            meant = number.replace(',', '.');
        }
        try {
            return ". Maybe " + NumberLimits.parse(meant).toPlainString()
                    + (cell.contains("%") ? ", without the percent sign" : "");
        } catch (NumberFormatException e) {
            return "";
        }
    }
}
